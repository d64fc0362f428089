/** Sentences about events as an organiser plans them, by the way of the API. */
import { eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { learningWorld } from './world-learning.ts';
import type { World } from './world.ts';

type Item = { id: string; told: { kind: string; facts: Record<string, unknown> } };
const hour = 3_600_000;
/** Whole hours from now: the API looks at the real clock. */
export const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
export const session = (given: Record<string, unknown> = {}) => ({
	title: 'Pembukaan',
	startsAt: at(48),
	endsAt: at(52),
	zone: 'Asia/Makassar',
	jp: 4,
	...given
});

export async function eventWorld(w: World) {
	const { course } = learningWorld(w);
	const health = await w.unit('Dinas Kesehatan', { parent: w.root });
	const ani = await w.person('Ani Nurhayati', { unit: health });
	const budi = await w.person('Budi Santoso', { unit: health });
	const school = await w.unit('Dinas Pendidikan', { parent: w.root });
	const sari = await w.person('Sari Puskesmas', {
		unit: health,
		roles: [{ role: 'organiser', unit: health }]
	});
	const tutor = await w.person('Tono Pengajar', { unit: health });
	const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
	async function draft(given: Record<string, unknown> = {}, who = rina) {
		const { id: courseId } = await course('Bimtek Rekam Medis', { mode: 'classroom', jp: 8 });
		const agent = await w.agent(who);
		const { status, body } = await agent.post('/api/workshops', { courseId, ...given });
		if (status !== 201) throw new Error(JSON.stringify(body));
		const eventId: string = body.eventId;
		return { agent, eventId, courseId, path: `/api/workshops/${eventId}` };
	}
	async function opened(given: Record<string, unknown> = {}) {
		const made = await draft(given);
		const added = await made.agent.post(`${made.path}/sessions`, session());
		if (added.status !== 201) throw new Error(JSON.stringify(added.body));
		await made.agent.post(`${made.path}/status`, { status: 'open' });
		return { ...made, sessionId: String(added.body.sessionId) };
	}
	async function toldOf(who: { id: string }, kind: string, eventId: string): Promise<Item[]> {
		const inbox = await (await w.agent(who)).get('/api/notifications?limit=100');
		return inbox.body.items.filter(
			({ told }: Item) => told.kind === kind && told.facts['eventId'] === eventId
		);
	}
	const auditOf = (eventId: string) =>
		w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `workshop_event:${eventId}`));

	return { course, health, ani, rina, draft, opened, toldOf, auditOf, school, budi, sari, tutor };
}
