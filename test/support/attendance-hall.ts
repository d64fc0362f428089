/** A session with its trainer and two participants, and the words that a trainer says of them. */
import { hallOf } from './hall.ts';
import { workshopWorld } from './world-workshops.ts';
import type { World } from './world.ts';

export const base = '/api/attendance';
export const marksPath = (at: { id: string }) => `${base}/sessions/${at.id}/marks`;
export const say = (signupId: string, status: string | null, given: object = {}) => ({
	id: crypto.randomUUID(),
	signupId,
	status,
	...given
});

export type Mark = { signupId: string; status: string | null };

export async function attendanceHall(w: World) {
	const { event, session, signup, teaches } = workshopWorld(w);
	const trainer = await w.person('Dewi Narasumber');
	const colleague = await w.person('Eko Fasilitator');
	const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
	const ani = await w.person('Ani Nurhayati');
	const budi = await w.person('Budi Rekan');
	/** A trainer, but not of these sessions. */
	const outsider = await w.person('Narasumber lain', { roles: ['trainer'] });

	async function hall(given: Parameters<typeof session>[1] = {}) {
		const held = await event();
		const at = await session(held, { startsAt: new Date(), ...given });
		await teaches(trainer, at);
		return { held, at, ofAni: await signup(ani, held), ofBudi: await signup(budi, held) };
	}

	async function standing(held: { id: string }, of: { id: string }) {
		const { body } = await (await w.agent(trainer)).get(`${base}/events/${held.id}`);
		return body.marks.find((each: Mark) => each.signupId === of.id)?.status ?? null;
	}

	return {
		...{ event, session, signup, teaches },
		...{ trainer, colleague, organiser, ani, budi, outsider },
		...{ hall, standing, screen: hallOf(w, trainer), outsiderOf: async () => outsider }
	};
}
