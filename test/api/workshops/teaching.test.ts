import { and, eq, like } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { newId } from '#api/ids.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, teaches } = workshopWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });
const trainer = await w.person('Dewi Narasumber');
const ani = await w.person('Ani Nurhayati');
const budi = await w.person('Budi Rekan');

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);

/** Two days of 6 and 4 JP that are over; Dewi taught on the first. */
async function held() {
	const of = await event({ title: 'Bimtek rujukan' });
	const first = await session(of, { title: 'Hari pertama', startsAt: daysAgo(3), jp: 6 });
	const second = await session(of, { title: 'Hari kedua', startsAt: daysAgo(2), jp: 4 });
	await teaches(trainer, first);
	return { of, second };
}
const close = async (who: { id: string }, of: { id: string }) =>
	(await w.agent(who)).post(`/api/workshops/${of.id}/closing`);

describe('what a trainer earns when an event is closed', () => {
	const taughtBy = (who: { id: string }, of: { id: string }) =>
		w.db
			.select()
			.from(t.creditEntry)
			.where(
				and(
					eq(t.creditEntry.personId, who.id),
					eq(t.creditEntry.sourceType, 'teaching'),
					like(t.creditEntry.sourceId, `${of.id}.%`)
				)
			);

	test('is nothing while the agency does not count teaching', async ({ expect }) => {
		const { of } = await held();
		expect((await close(organiser, of)).status).toBe(200);
		expect(await taughtBy(trainer, of)).toEqual([]);
	});

	test('is one line with the JP of the sessions they taught, once, waiting for HR with the sessions as proof', async ({
		expect
	}) => {
		await w.rule('jp.mengajar', 'NKL13');
		const { of, second } = await held();
		await teaches(budi, second);
		expect((await close(organiser, of)).status).toBe(200);
		const [entry, ...more] = await taughtBy(trainer, of);
		expect(more).toEqual([]);
		expect(entry).toMatchObject({ jp: 6, formCode: 'NKL13' });
		expect((await taughtBy(budi, of)).map(({ jp }) => jp)).toEqual([4]);

		const ledger = await (await w.agent(trainer)).get(`/api/credits/${trainer.id}`);
		const line = ledger.body.lines.find((each: { entryId: string }) => each.entryId === entry?.id);
		expect(line).toMatchObject({
			title: 'Bimtek rujukan',
			sourceType: 'teaching',
			state: 'submitted'
		});
		const claim = await (await w.agent(hr)).get(`/api/claims/${entry?.id ?? ''}`);
		expect(claim.body).toMatchObject({
			claim: { title: 'Bimtek rujukan', jp: 6 },
			attendance: null,
			teaching: [{ title: 'Hari pertama', jp: 6, role: 'trainer' }]
		});

		// Opened and closed again: nobody is paid twice.
		const plan = await w.agent(organiser);
		await plan.post(`/api/workshops/${of.id}/status`, { status: 'open', reason: 'Salah tanggal' });
		expect((await close(organiser, of)).status).toBe(200);
		expect(await taughtBy(trainer, of)).toHaveLength(1);
	});

	test('is nothing for a moderator, nor for somebody from outside', async ({ expect }) => {
		const { of, second } = await held();
		await teaches(ani, second);
		await w.db
			.update(t.sessionTrainer)
			.set({ role: 'moderator' })
			.where(eq(t.sessionTrainer.sessionId, second.id));
		await w.db.insert(t.trainer).values({ id: newId('trn'), name: 'Prof. Luar', updatedAt: w.now });
		const [guest] = await w.db.select().from(t.trainer).where(eq(t.trainer.name, 'Prof. Luar'));
		await w.db
			.insert(t.sessionTrainer)
			.values({ sessionId: second.id, trainerId: guest?.id ?? '', role: 'trainer' });
		expect((await close(organiser, of)).status).toBe(200);
		expect(await taughtBy(ani, of)).toEqual([]);
	});
});
