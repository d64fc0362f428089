/** Sentences about hand-ins: an assignment at an event of Dewi's, with Ani and Budi on the list. */
import { assignmentWorld } from './world-assignments.ts';
import { workshopWorld } from './world-workshops.ts';
import type { World } from './world.ts';

export async function handInWorld(w: World) {
	const { event, session, signup, teaches } = workshopWorld(w);
	const { assignment, work } = assignmentWorld(w);
	const trainer = await w.person('Dewi Narasumber');
	const unit = await w.unit('Dinas Kesehatan', { parent: w.root });
	const ani = await w.person('Ani Nurhayati', { unit });
	const budi = await w.person('Budi Rekan', { unit });
	/** An open event of Dewi's with Ani and Budi on the list. */
	async function held(given: Parameters<typeof event>[0] = {}) {
		const of = await event(given);
		await teaches(trainer, await session(of));
		await signup(ani, of);
		await signup(budi, of);
		return of;
	}
	const set = async (given: Partial<Parameters<typeof assignment>[0]> = {}) => {
		const of = await held();
		return assignment({ ...given, eventId: of.id });
	};
	const send = async (who: { id: string }, path: string, body?: unknown) =>
		(await w.agent(who)).post(`/api/assignments${path && `/${path}`}`, body);
	const read = async (who: { id: string }, path: string) =>
		(await w.agent(who)).get(`/api/assignments${path.startsWith('?') ? '' : '/'}${path}`);
	const write = (who: { id: string }, of: { id: string }, text = 'Rencana aksi saya.') =>
		send(who, `${of.id}/texts`, { text });
	const grade = (of: { id: string }, person: { id: string }, body: unknown, who = trainer) =>
		send(who, `${of.id}/participants/${person.id}/grades`, body);

	return {
		trainer,
		ani,
		budi,
		unit,
		held,
		set,
		send,
		read,
		write,
		grade,
		event,
		session,
		signup,
		teaches,
		assignment,
		work
	};
}

/** Two criteria, of a hundred points together. */
export const rubric = [
	{
		title: 'Analisis',
		levels: [
			{ name: 'Belum', points: 0 },
			{ name: 'Baik', points: 60 }
		]
	},
	{
		title: 'Rencana',
		levels: [
			{ name: 'Belum', points: 0 },
			{ name: 'Baik', points: 40 }
		]
	}
];
