import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { claimState } from '#api/domain/credit-claim.ts';
import { postCredits, rebuildStates, voidCredit } from '#api/modules/credits/index.ts';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let c: ReturnType<typeof creditWorld>;
let clinic: Awaited<ReturnType<World['unit']>>;

beforeAll(async () => {
	w = await world();
	c = creditWorld(w);
	clinic = await w.unit('UPTD Puskesmas Binanga', { parent: w.root });
});

const entryOf = async (id = '') =>
	w.db.select().from(t.creditEntry).where(eq(t.creditEntry.id, id)).get();
const stateOf = async (id = '') =>
	w.db.select().from(t.creditState).where(eq(t.creditState.entryId, id)).get();

describe('posting to the ledger', () => {
	test('keeps the JP with the rule and the reason that made it', async () => {
		const sari = await w.person('Sari', { unit: clinic });
		const posted = await c.credit(sari, { formCode: 'KL06', stated: 8 });
		expect(posted?.jp).toBe(4);
		expect(await entryOf(posted?.entryId)).toMatchObject({
			jp: 4,
			unitId: clinic.id,
			reason: { basis: 'activity', rate: 4, minutesPerJp: 45, form: { mode: 'per_activity' } }
		});
		expect((await entryOf(posted?.entryId))?.ruleId).toMatch(/^rul_/);
		expect(await stateOf(posted?.entryId)).toMatchObject({ state: 'submitted', unitId: clinic.id });
	});

	test('counts minutes when no JP is stated, and nothing when nothing is known', async () => {
		const sari = await w.person('Sari');
		const minutes = await c.credit(sari, { stated: null, minutes: 200, formCode: 'KL01' });
		const unknown = await c.credit(sari, { stated: null, formCode: 'KL01' });
		expect([minutes?.jp, unknown?.jp]).toEqual([4, 0]);
		expect(await entryOf(unknown?.entryId)).toMatchObject({ reason: { basis: 'unknown' } });
	});

	test('a yearly cap counts what the year already holds', async () => {
		const sari = await w.person('Sari');
		const first = await c.credit(sari, { formCode: 'NKL05', stated: null });
		const second = await c.credit(sari, { formCode: 'NKL05', stated: null });
		const nextYear = await c.credit(sari, {
			formCode: 'NKL05',
			stated: null,
			completedOn: '2027-01-05'
		});
		expect([first?.jp, second?.jp, nextYear?.jp]).toEqual([20, 0, 20]);
	});

	test('one source posts at most one live entry', async () => {
		const sari = await w.person('Sari');
		const sourceId = newId('ptr');
		expect(await c.credit(sari, { sourceId })).toBeDefined();
		expect(await c.credit(sari, { sourceId })).toBeUndefined();
	});

	test('the database itself refuses a second live entry, a change and a deletion', async () => {
		const sari = await w.person('Sari');
		const posted = await c.credit(sari);
		const entry = await entryOf(posted?.entryId);
		if (!entry) throw new Error('the entry was posted');
		const again = { ...entry, id: newId('crd') };
		await expect(w.db.insert(t.creditEntry).values(again)).rejects.toThrow();
		await expect(w.db.update(t.creditEntry).set({ jp: 99 })).rejects.toThrow();
		await expect(w.db.delete(t.creditEntry)).rejects.toThrow();
		await expect(
			w.db
				.insert(t.creditEntry)
				.values(entry)
				.onConflictDoUpdate({
					target: t.creditEntry.id,
					set: { jp: 99 }
				})
		).rejects.toThrow();
	});

	test('a correction voids the entry and its proofs, and another may be posted', async () => {
		const sari = await w.person('Sari');
		const records = await w.competency('Rekam Medis');
		const sourceId = newId('ptr');
		const posted = await c.credit(sari, { sourceId, verified: true });
		await c.proof(sari, records, {
			kind: 'course',
			level: 2,
			sourceType: 'past-training',
			sourceId
		});
		const call = w.system();
		await call.write('credit.voided', async (tx) => {
			await voidCredit(tx, call, posted?.entryId ?? '');
			return { subject: 'test', result: null };
		});
		expect(await stateOf(posted?.entryId)).toMatchObject({ state: 'voided' });
		const proofs = await w.db.select().from(t.evidence).where(eq(t.evidence.sourceId, sourceId));
		expect(proofs.filter((proof) => proof.voidsId)).toHaveLength(1);
		expect(await c.credit(sari, { sourceId, stated: 6 })).toMatchObject({ jp: 6 });
	});

	test('takes a whole file at once', async () => {
		const sari = await w.person('Sari');
		const call = w.system();
		const posted = await call.write('credits.imported', async (tx) => {
			const rows = Array.from({ length: 1200 }, (_, index) => ({
				personId: sari.id,
				sourceType: 'past-training' as const,
				sourceId: `ptr_${index}`,
				formCode: 'KL03',
				completedOn: '2024-05-01',
				stated: 8,
				verified: true
			}));
			return { subject: 'test', result: await postCredits(tx, call, rows) };
		});
		expect(posted).toHaveLength(1200);
		expect(await stateOf(posted[1199]?.entryId)).toMatchObject({ state: 'verified' });
	});
});

describe('where entries stand', () => {
	test('is rebuilt from the ledger to the same bytes', async () => {
		const all = () => w.db.select().from(t.creditState).orderBy(t.creditState.entryId);
		const before = await all();
		await rebuildStates(w.system());
		expect(before.length).toBeGreaterThan(1000);
		expect(await all()).toEqual(before);
	});

	test('is what the rule says of the same decisions', async () => {
		const entries = await w.db.select().from(t.creditState);
		for (const entry of entries.slice(0, 40)) {
			const decisions = await w.db
				.select()
				.from(t.creditDecision)
				.where(eq(t.creditDecision.entryId, entry.entryId))
				.orderBy(t.creditDecision.decidedAt, t.creditDecision.id);
			const voids = await w.db
				.select()
				.from(t.creditEntry)
				.where(eq(t.creditEntry.voidsId, entry.entryId));
			const expected = claimState(
				decisions.map((each) => each.decision),
				voids.length > 0
			);
			expect(entry.state).toBe(expected);
		}
	});
});
