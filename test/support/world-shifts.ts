/** Sentences about shifts: a session of an event that is given in the morning and again in the afternoon. */
import { workshopWorld } from './world-workshops.ts';
import type { World } from './world.ts';

type Shift = { number: number; of: number; taken: number; mine: boolean | null };
export type Session = { id: string; jp: number; title: string; shift: Shift | null };

export async function shiftWorld(w: World) {
	const shop = workshopWorld(w);
	const hospital = await w.unit('RSUD Kabupaten Mamuju', { parent: w.root });
	const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
	const hr = await w.person('Hana Kepegawaian', { roles: ['verifier'] });
	const tutor = await w.person('Tono Pengajar', { unit: hospital });
	let serial = 0;
	const nurse = () => w.person(`Perawat ${++serial}`, { unit: hospital });
	let day = 0;
	const newDay = () => {
		const date = new Date(Date.UTC(2034, 0, ++day)).toISOString().slice(0, 10);
		return (hour: number) => new Date(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
	};
	/** An event with a theory of 2 JP and a practice of 4 JP, the practice given in the morning and the afternoon. */
	async function shifted(given: { seats?: number } = {}) {
		const at = newDay();
		const of = await shop.event({ title: 'Bantuan hidup dasar', capacity: 60 });
		const theory = await shop.session(of, {
			title: 'Teori',
			startsAt: at(0),
			endsAt: at(1),
			jp: 2
		});
		const morning = await shop.session(of, {
			title: 'Praktik',
			startsAt: at(2),
			endsAt: at(5),
			jp: 4
		});
		await shop.teaches(tutor, morning);
		const hall = await shop.room(`Laboratorium ${++serial}`, { capacity: given.seats ?? 20 });
		const agent = await w.agent(rina);
		const path = `/api/workshops/${of.id}`;
		const split = await agent.post(`${path}/sessions/${morning.id}/shifts`, {
			startsAt: at(6).toISOString(),
			endsAt: at(9).toISOString(),
			roomId: hall.id
		});
		if (split.status !== 201) throw new Error(JSON.stringify(split.body));
		const sessions = async (who: { id: string } = rina): Promise<Session[]> =>
			(await (await w.agent(who)).get(path)).body.sessions;
		return {
			at,
			of,
			theory,
			morning,
			afternoon: { id: String(split.body.sessionId) },
			agent,
			path,
			sessions
		};
	}
	const choose = async (who: { id: string }, path: string, session: { id: string }) =>
		(await w.agent(who)).put(`${path}/my-shift`, { sessionId: session.id });

	return { shop, hospital, rina, hr, tutor, nurse, newDay, shifted, choose };
}
