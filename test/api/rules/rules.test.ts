import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, civilDateOf } from '#api/domain/period.ts';
import { auditEvent, rule } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { world } from '#test/support/world.ts';

const today = civilDateOf(new Date(), 'Asia/Makassar');
const basis = 'Keputusan Bupati Mamuju Nomor 12 Tahun 2026';
const w = await world();
const admin = await w.person('Admin', { roles: ['admin'] });
const auditor = await w.person('Auditor', { roles: ['auditor'] });
const trainer = await w.person('Narasumber', { roles: ['trainer'] });

const change = async (key: string, value: unknown, validFrom = today) =>
	(await w.agent(admin)).post(`/api/rules/${key}/values`, { value, validFrom, legalBasis: basis });
const history = async (key: string) => (await (await w.agent(admin)).get(`/api/rules/${key}`)).body;
const effect = async (key: string, value: unknown) => {
	const query = new URLSearchParams({ value: JSON.stringify(value) });
	return (await w.agent(admin)).get(`/api/rules/${key}/effect?${query}`);
};
const metric = (body: { metrics: { metric: string }[] }, name: string) =>
	body.metrics.find((each) => each.metric === name);

describe('rules', () => {
	test('are read by the admin, the verifier and the auditor', async ({ expect }) => {
		const { body } = await (await w.agent(auditor)).get('/api/rules');
		const mark = body.items.find((item: { key: string }) => item.key === 'lulus.nilai_minimum');
		expect(mark.current).toMatchObject({ value: 70, state: 'current', changedBy: null });
		expect(body.items.length).toBeGreaterThan(50);
	});

	test('a new value holds from its day on; the one before ends the day before', async ({
		expect
	}) => {
		const from = addDays(today, 10);
		expect((await change('lulus.percobaan_kuis', 5, from)).status).toBe(201);
		const { rows } = await history('lulus.percobaan_kuis');
		expect(rows).toMatchObject([
			{ value: 5, validFrom: from, validTo: null, state: 'planned', changedBy: 'Admin' },
			{ value: 3, validTo: addDays(from, -1), state: 'current' }
		]);
	});

	test('of the same day replace each other; both stay in the history', async ({ expect }) => {
		await change('verifikasi.sla_hari_kerja', 7);
		await change('verifikasi.sla_hari_kerja', 8);
		const { rows } = await history('verifikasi.sla_hari_kerja');
		expect(rows.map((row: { value: number; state: string }) => [row.value, row.state])).toEqual([
			[8, 'current'],
			[7, 'withdrawn'],
			[5, 'past']
		]);
	});

	test('of the agency are not changed by an admin of one unit', async ({ expect }) => {
		const unit = await w.unit('Dinas Sendiri');
		const local = await w.agent(await w.person('Admin OPD', { roles: [{ role: 'admin', unit }] }));
		const answer = await local.post('/api/rules/lulus.nilai_minimum/values', {
			value: 10,
			validFrom: today,
			legalBasis: basis
		});
		expect(answer.status).toBe(404);
		expect((await history('lulus.nilai_minimum')).rows).toHaveLength(1);
		for (const path of ['/api/mail', '/api/settings', '/api/audit'])
			expect((await local.get(path)).status).toBe(404);
	});

	test('a plan is taken back and the value in force goes on', async ({ expect }) => {
		const planned = await change('kata_sandi.panjang_min', 12, addDays(today, 30));
		const path = `/api/rules/kata_sandi.panjang_min/values/${planned.body.ruleId}`;
		expect((await (await w.agent(admin)).delete(path)).status).toBe(200);
		const { rows } = await history('kata_sandi.panjang_min');
		expect(rows).toMatchObject([
			{ value: 12, state: 'withdrawn' },
			{ value: 10, state: 'current', validTo: null }
		]);
	});

	test('leave who, what and on which basis in the audit', async ({ expect }) => {
		const [row] = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, 'rule:lulus.percobaan_kuis'));
		expect(row).toMatchObject({
			action: 'rule.changed',
			actorId: admin.id,
			before: { value: 3 },
			after: { value: 5, legalBasis: basis }
		});
	});

	test.for([
		['a value out of bounds', { value: 101 }, '/value'],
		['a day in the past', { validFrom: addDays(today, -1) }, '/validFrom'],
		['no legal basis', { legalBasis: ' ' }, '/legalBasis']
	] as const)('refuse %s', async ([, wrong, pointer], { expect }) => {
		const given = { value: 75, validFrom: today, legalBasis: basis, ...wrong };
		const agent = await w.agent(admin);
		const refused = await agent.post('/api/rules/lulus.nilai_minimum/values', given);
		expect(refused.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer }] });
		expect((await history('lulus.nilai_minimum')).rows).toHaveLength(1);
	});

	test('refuse what is changed on the page of settings', async ({ expect }) => {
		expect((await change('sertifikat.klasifikasi', '800')).body.code).toBe('rule-elsewhere');
	});

	test('refuse to withdraw what has begun', async ({ expect }) => {
		const [{ ruleId }] = (await history('lulus.nilai_minimum')).rows;
		const agent = await w.agent(admin);
		const refused = await agent.delete(`/api/rules/lulus.nilai_minimum/values/${ruleId}`);
		expect(refused.body.code).toBe('rule-in-force');
	});

	test('a rule that does not exist is not found', async ({ expect }) => {
		expect((await change('tidak.ada', 1)).status).toBe(404);
		expect((await (await w.agent(admin)).get('/api/rules/tidak.ada')).status).toBe(404);
	});

	const path = '/api/rules/lulus.nilai_minimum';
	const outsider = async () => trainer;
	hides('GET /api/rules', () => w, {
		method: 'GET',
		path: () => '/api/rules',
		missing: '/api/rules',
		outsider
	});
	hides('GET /api/rules/:key', () => w, {
		method: 'GET',
		path: () => path,
		missing: '/api/rules/tidak.ada',
		outsider
	});
	hides('POST /api/rules/:key/values', () => w, {
		method: 'POST',
		path: () => `${path}/values`,
		missing: '/api/rules/tidak.ada/values',
		body: { value: 75, validFrom: today, legalBasis: basis },
		outsider: async () => auditor
	});
	hides('DELETE /api/rules/:key/values/:ruleId', () => w, {
		method: 'DELETE',
		path: () => `${path}/values/rul_x`,
		missing: '/api/rules/tidak.ada/values/rul_x',
		outsider: async () => auditor
	});
	hides('GET /api/rules/:key/effect', () => w, {
		method: 'GET',
		path: () => `${path}/effect?value=75`,
		missing: '/api/rules/tidak.ada/effect?value=75',
		outsider: async () => auditor
	});
});

describe('the past of a rule', () => {
	const run = (statement: ReturnType<typeof sql>) => w.db.run(statement);
	const refusal = { cause: { message: expect.stringMatching(/append-only|the past stays/) } };

	test.for([
		['its value', sql`update rule set value = '1'`],
		['its legal basis', sql`update rule set legal_basis = 'lain'`],
		['its first day', sql`update rule set valid_from = '2018-01-01'`],
		['its existence', sql`delete from rule`],
		['its end, into the past', sql`update rule set valid_to = '2020-12-31' where valid_to is null`]
	] as const)('the database keeps %s', async ([, statement], { expect }) => {
		await expect(run(statement)).rejects.toMatchObject(refusal);
	});

	test('the database takes no row that begins before it was entered', async ({ expect }) => {
		const row = {
			id: 'rul_lampau',
			key: 'lulus.nilai_minimum',
			value: 60,
			validFrom: '2020-01-01',
			legalBasis: basis,
			changedBy: 'x',
			changedAt: new Date()
		};
		await expect(w.db.insert(rule).values(row)).rejects.toMatchObject(refusal);
	});
});

describe('the effect of a value', async () => {
	const c = creditWorld(w);
	beforeAll(async () => {
		for (const [name, jp] of [
			['Sari', 12],
			['Budi', 20],
			['Ani', 4]
		] as const) {
			const who = await w.person(name, { unit: w.root });
			await c.credit(who, {
				stated: jp,
				verified: true,
				completedOn: `${today.slice(0, 4)}-01-02`
			});
		}
	});
	const target = (jp: number) => ({ jp, bound: 'at-least', period: 'calendar-year' });

	test('is what comes true once the value holds', async ({ expect }) => {
		const before = await effect('jp.target.PNS', target(10));
		expect(metric(before.body, 'target-reached')).toEqual({
			metric: 'target-reached',
			before: 1,
			after: 2,
			of: 3
		});

		await change('jp.target.PNS', target(10));
		const { body } = await (await w.agent(admin)).get('/api/team?limit=50');
		const reached = body.items.filter(
			(row: { target: number; verified: number; name: string }) =>
				['Sari', 'Budi', 'Ani'].includes(row.name) && row.verified >= row.target
		);
		expect(reached).toHaveLength(2);
		expect(
			metric((await effect('jp.target.PNS', target(20))).body, 'target-reached')
		).toMatchObject({
			before: 2,
			after: 1
		});
	});

	test('counts the gaps that open when courses count for less', async ({ expect }) => {
		const competency = await w.competency('Triase');
		const position = await w.position('Perawat');
		await w.requires(position, competency, 2);
		const dewi = await w.person('Dewi', { position });
		await c.proof(dewi, competency, { kind: 'course', level: 2 });
		const { body } = await effect('pelatihan.menaikkan_level', 1);
		expect(metric(body, 'gaps-opened')).toMatchObject({ before: null, after: 1 });
		expect(metric(body, 'gaps-closed')).toMatchObject({ after: 0 });
		const open = metric(body, 'open-gaps');
		expect(open).toMatchObject({ of: expect.any(Number) });
	});

	test('answers no numbers for a rule that has none, and writes nothing', async ({ expect }) => {
		const { status, body } = await effect('kata_sandi.panjang_min', 14);
		expect([status, body]).toEqual([200, { metrics: [] }]);
		expect((await history('kata_sandi.panjang_min')).rows).toHaveLength(2);
	});

	test.for([
		['lulus.nilai_minimum', 80],
		['lulus.percobaan_kuis', 1],
		['lulus.percobaan_baru_setelah_jam', 1],
		['pendaftaran.maks_bersamaan', 1],
		['sertifikat.sttp_bentuk', ['NKL03']],
		['jp.ambang_warna', [40, 90]],
		['kesenjangan.urutan_sumber', ['official']],
		['kesenjangan.masa_berlaku_penilaian', { official: 1, supervisor: 1 }]
	] as const)('is counted for %s', async ([key, value], { expect }) => {
		const { status, body } = await effect(key, value);
		expect(status).toBe(200);
		expect(body.metrics.length).toBeGreaterThan(0);
	});

	test('of a value that does not fit is refused', async ({ expect }) => {
		expect((await effect('lulus.nilai_minimum', 'banyak')).body).toMatchObject({
			code: 'invalid-input',
			errors: [{ pointer: '/value' }]
		});
	});
});
