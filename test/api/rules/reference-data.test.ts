import { sql } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { addDays, civilDateOf } from '#api/domain/period.ts';
import { hides } from '#test/support/strangers.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { world } from '#test/support/world.ts';

const today = civilDateOf(new Date(), 'Asia/Makassar');
const tomorrow = addDays(today, 1);
const legalBasis = 'Keputusan Bupati Mamuju Nomor 12 Tahun 2026';
const w = await world();
const c = creditWorld(w);
const admin = await w.person('Admin', { roles: ['admin'] });
const auditor = await w.person('Auditor', { roles: ['auditor'] });
const sari = await w.person('Sari');
const coaching = {
	jpMode: 'per_session',
	jpValue: 3,
	cap: 6,
	capPeriod: 'month',
	evidence: 'Formulir coaching',
	verifier: 'supervisor',
	legalBasis
};
const agent = await w.agent(admin);
const outsider = async () => auditor;

describe('forms of development', () => {
	test('are listed with what holds today', async ({ expect }) => {
		const { body } = await (await w.agent(auditor)).get('/api/reference-data');
		expect(body.forms).toHaveLength(27);
		const found = body.forms.find((form: { code: string }) => form.code === 'NKL01');
		expect(found).toMatchObject({
			name: 'Coaching',
			current: { jpMode: 'per_session', jpValue: 2 }
		});
	});

	test('a new rule counts from its day on; what was posted keeps its own', async ({ expect }) => {
		const past = await c.credit(sari, {
			formCode: 'NKL01',
			stated: null,
			completedOn: addDays(today, -1)
		});
		const path = '/api/development-forms/NKL01/versions';
		const made = await agent.post(path, { ...coaching, validFrom: today });
		expect(made.status).toBe(201);

		const now = await c.credit(
			sari,
			{ formCode: 'NKL01', stated: null, completedOn: today },
			new Date()
		);
		const late = await c.credit(
			sari,
			{ formCode: 'NKL01', stated: null, completedOn: addDays(today, -70) },
			new Date()
		);
		expect([past?.jp, now?.jp, late?.jp]).toEqual([2, 3, 2]);
		const { body } = await (await w.agent(sari)).get('/api/credits/me');
		const lines = body.lines.map((line: { jp: number; legalBasis: string }) => [
			line.jp,
			line.legalBasis === legalBasis
		]);
		expect(lines).toEqual(
			expect.arrayContaining([
				[2, false],
				[3, true]
			])
		);
	});

	test('say what rests on them, and keep their history', async ({ expect }) => {
		const { body } = await agent.get('/api/development-forms/NKL01');
		expect(body.entries).toBe(3);
		expect(body.versions.map((version: { state: string }) => version.state)).toEqual([
			'current',
			'past'
		]);
	});

	test('a plan can be withdrawn, what holds cannot', async ({ expect }) => {
		const path = '/api/development-forms/NKL02/versions';
		const { versionId } = (await agent.post(path, { ...coaching, validFrom: tomorrow })).body;
		expect((await agent.delete(`${path}/${versionId}`)).status).toBe(200);
		const { versions } = (await agent.get('/api/development-forms/NKL02')).body;
		expect(versions).toMatchObject([{ state: 'withdrawn' }, { state: 'current', validTo: null }]);
		const refused = await agent.delete(`${path}/${versions[1].versionId}`);
		expect(refused.body.code).toBe('rule-in-force');
	});

	test.for([
		['a day in the past', { validFrom: addDays(today, -1) }, '/validFrom'],
		['a cap without its period', { capPeriod: null }, '/capPeriod'],
		['a session without its JP', { jpValue: null }, '/jpValue'],
		['no legal basis', { legalBasis: '' }, '/legalBasis']
	] as const)('refuse %s', async ([, wrong, pointer], { expect }) => {
		const refused = await agent.post('/api/development-forms/NKL02/versions', {
			...coaching,
			validFrom: today,
			...wrong
		});
		expect(refused.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer }] });
	});

	test('the database keeps their past', async ({ expect }) => {
		const change = w.db.run(sql`update development_form_version set jp_value = 9`);
		await expect(change).rejects.toMatchObject({
			cause: { message: expect.stringContaining('append-only') }
		});
	});

	hides('GET /api/reference-data', () => w, {
		method: 'GET',
		path: () => '/api/reference-data',
		missing: '/api/reference-data',
		outsider: async () => sari
	});
	hides('GET /api/development-forms/:code', () => w, {
		method: 'GET',
		path: () => '/api/development-forms/NKL01',
		missing: '/api/development-forms/XX',
		outsider: async () => sari
	});
	hides('POST /api/development-forms/:code/versions', () => w, {
		method: 'POST',
		path: () => '/api/development-forms/NKL01/versions',
		missing: '/api/development-forms/XX/versions',
		body: { ...coaching, validFrom: today },
		outsider
	});
	hides('DELETE /api/development-forms/:code/versions/:versionId', () => w, {
		method: 'DELETE',
		path: () => '/api/development-forms/NKL01/versions/dfv_x',
		missing: '/api/development-forms/XX/versions/dfv_x',
		outsider
	});
});

describe('classes of positions', () => {
	test('another level opens gaps from its day on, as its effect said', async ({ expect }) => {
		await w.competency('Integritas', { kind: 'managerial' });
		const position = await w.position('Pengawas', { classCode: 'pengawas' });
		const dewi = await w.person('Dewi', { position });
		const required = async (asOf: string) =>
			(await (await w.agent(dewi)).get(`/api/gaps/me?asOf=${asOf}`)).body.rows[0]?.required;
		expect(await required(today)).toBe(2);

		const effect = await agent.get('/api/position-classes/pengawas/effect?level=3');
		expect(effect.body.metrics.map(({ metric }: { metric: string }) => metric)).toContain(
			'gaps-opened'
		);
		const path = '/api/position-classes/pengawas/versions';
		const made = await agent.post(path, { level: 3, validFrom: tomorrow, legalBasis });
		expect(made.status).toBe(201);
		expect([await required(today), await required(tomorrow)]).toEqual([2, 3]);

		expect((await agent.delete(`${path}/${made.body.versionId}`)).status).toBe(200);
		expect(await required(tomorrow)).toBe(2);
	});

	test('a level beyond five is refused', async ({ expect }) => {
		const path = '/api/position-classes/pengawas/versions';
		const refused = await agent.post(path, { level: 6, validFrom: today, legalBasis });
		expect(refused.body).toMatchObject({ errors: [{ pointer: '/level' }] });
	});

	hides('GET /api/position-classes/:code', () => w, {
		method: 'GET',
		path: () => '/api/position-classes/pengawas',
		missing: '/api/position-classes/xx',
		outsider: async () => sari
	});
	hides('GET /api/position-classes/:code/effect', () => w, {
		method: 'GET',
		path: () => '/api/position-classes/pengawas/effect?level=3',
		missing: '/api/position-classes/xx/effect?level=3',
		outsider
	});
	hides('POST /api/position-classes/:code/versions', () => w, {
		method: 'POST',
		path: () => '/api/position-classes/pengawas/versions',
		missing: '/api/position-classes/xx/versions',
		body: { level: 3, validFrom: today, legalBasis },
		outsider
	});
	hides('DELETE /api/position-classes/:code/versions/:versionId', () => w, {
		method: 'DELETE',
		path: () => '/api/position-classes/pengawas/versions/pcv_x',
		missing: '/api/position-classes/xx/versions/pcv_x',
		outsider
	});
});

describe('holidays', () => {
	const lines = '1 Januari 2026 Tahun Baru\n17 Agustus 2026 Hari Kemerdekaan';

	test('are pasted as a list and taken out of the working days', async ({ expect }) => {
		const before = (await agent.get('/api/holidays?year=2026')).body.workingDays;
		const added = await agent.post('/api/holidays', { lines, kind: 'national' });
		expect(added.body).toEqual({ added: 2, known: 0 });
		const { body } = await agent.get('/api/holidays?year=2026');
		expect(body.workingDays).toBe(before - 2);
		expect(body.items).toMatchObject([
			{ date: '2026-01-01', name: 'Tahun Baru', kind: 'national' },
			{ date: '2026-08-17' }
		]);
	});

	test('a day that is there stays as it is, and one can be removed', async ({ expect }) => {
		const again = await agent.post('/api/holidays', { lines, kind: 'local' });
		expect(again.body).toEqual({ added: 0, known: 2 });
		const [first] = (await agent.get('/api/holidays?year=2026')).body.items;
		expect((await agent.delete(`/api/holidays/${first.holidayId}`)).status).toBe(200);
		expect((await agent.get('/api/holidays?year=2026')).body.items).toHaveLength(1);
	});

	test('a line without a date is refused by its number', async ({ expect }) => {
		const refused = await agent.post('/api/holidays', {
			lines: '1 Mei 2026 Hari Buruh\nHari Raya',
			kind: 'national'
		});
		expect(refused.body).toMatchObject({
			errors: [{ pointer: '/lines', code: 'no-date', params: { line: 2 } }]
		});
	});

	hides('GET /api/holidays', () => w, {
		method: 'GET',
		path: () => '/api/holidays',
		missing: '/api/holidays',
		outsider: async () => sari
	});
	hides('POST /api/holidays', () => w, {
		method: 'POST',
		path: () => '/api/holidays',
		missing: '/api/holidays',
		body: { lines, kind: 'national' },
		outsider
	});
	hides('DELETE /api/holidays/:holidayId', () => w, {
		method: 'DELETE',
		path: () => '/api/holidays/hol_x',
		missing: '/api/holidays/hol_none',
		outsider
	});
});

describe('the set-up list', () => {
	const setup = async () => (await agent.get('/api/home')).body.setup;

	test('ticks the rules once they were gone through, and goes when put away', async ({
		expect
	}) => {
		expect((await agent.get('/api/rules')).body.reviewedAt).toBeNull();
		await agent.put('/api/settings/setup', { mark: 'rules-reviewed' });
		expect((await agent.get('/api/rules')).body.reviewedAt).not.toBeNull();
		expect(await setup()).toContainEqual({ step: 'rules', done: true });
		await agent.put('/api/settings/setup', { mark: 'dismissed' });
		expect(await setup()).toBeNull();
	});

	test('knows no other mark', async ({ expect }) => {
		expect((await agent.put('/api/settings/setup', { mark: 'lain' })).status).toBe(422);
	});

	hides('PUT /api/settings/setup', () => w, {
		method: 'PUT',
		path: () => '/api/settings/setup',
		missing: '/api/settings/setup',
		body: { mark: 'dismissed' },
		outsider
	});
});
