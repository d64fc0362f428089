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
	return { of, first, second };
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

	test('is corrected when an event that was closed is opened, changed and closed again', async ({
		expect
	}) => {
		const { of, first, second } = await held();
		await teaches(budi, second);
		await close(organiser, of);
		const [ofDewi] = await taughtBy(trainer, of);
		const [ofBudi] = await taughtBy(budi, of);
		await (await w.agent(hr)).post(`/api/claims/${ofDewi?.id ?? ''}/decision`, { move: 'verify' });

		// The first day was longer than written down, and Ani stood in for Budi on the second.
		const plan = await w.agent(organiser);
		await plan.post(`/api/workshops/${of.id}/status`, { status: 'open', reason: 'Salah tulis' });
		await w.db.update(t.workshopSession).set({ jp: 8 }).where(eq(t.workshopSession.id, first.id));
		await w.db.delete(t.sessionTrainer).where(eq(t.sessionTrainer.sessionId, second.id));
		await teaches(ani, second);
		expect((await close(organiser, of)).status).toBe(200);

		const lines = async (who: { id: string }) =>
			(await (await w.agent(who)).get(`/api/credits/${who.id}`)).body.lines
				.filter(({ entryId }: { entryId: string }) => known.has(entryId))
				.map(({ jp, state }: { jp: number; state: string }) => ({ jp, state }));
		const known = new Set(
			[
				...(await taughtBy(trainer, of)),
				...(await taughtBy(budi, of)),
				...(await taughtBy(ani, of))
			].map(({ id }) => id)
		);
		expect(await lines(trainer)).toEqual([{ jp: 8, state: 'submitted' }]);
		expect(await lines(budi)).toEqual([]);
		expect(await lines(ani)).toEqual([{ jp: 4, state: 'submitted' }]);
		// What stood in the ledger stays readable, beside the row that takes it back.
		expect((await taughtBy(trainer, of)).map(({ jp, voidsId }) => ({ jp, voidsId }))).toEqual(
			expect.arrayContaining([
				{ jp: 6, voidsId: null },
				{ jp: 0, voidsId: ofDewi?.id },
				{ jp: 8, voidsId: null }
			])
		);
		expect(await taughtBy(budi, of)).toContainEqual(
			expect.objectContaining({ jp: 0, voidsId: ofBudi?.id })
		);
	});

	test('keeps what HR said of it when nothing changed', async ({ expect }) => {
		const { of } = await held();
		await close(organiser, of);
		const [entry] = await taughtBy(trainer, of);
		const verifier = await w.agent(hr);
		await verifier.post(`/api/claims/${entry?.id ?? ''}/decision`, { move: 'verify' });
		const plan = await w.agent(organiser);
		await plan.post(`/api/workshops/${of.id}/status`, { status: 'open', reason: 'Salah tekan' });
		await close(organiser, of);
		expect(await taughtBy(trainer, of)).toHaveLength(1);
		const { body } = await verifier.get(`/api/claims/${entry?.id ?? ''}`);
		expect(body.claim.state).toBe('verified');
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
