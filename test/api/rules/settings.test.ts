import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { isWithdrawn } from '#api/domain/validity.ts';
import { auditEvent, rule } from '#db/schema/index.ts';
import { flattenPng } from '#api/ports/png.ts';
import { pngOf } from '#test/support/png.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
import { hides } from '#test/support/strangers.ts';
import { finished, issue } from '#test/support/world-certificates.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const admin = await w.person('Admin', { roles: ['admin'] });
const verifier = await w.person('Verifikator', { roles: ['verifier'] });
const sari = await w.person('Sari');
const institution = {
	name: 'Pemerintah Kabupaten Mamuju',
	hrUnitName: 'Badan Kepegawaian, Pendidikan dan Pelatihan',
	hrUnitShortName: 'BKPP',
	city: 'Mamuju',
	timeZone: 'Asia/Makassar'
};
const head = {
	name: 'Drs. Contoh Kepala, M.Si.',
	nip: '19700315 199603 1 906',
	rank: 'Pembina Utama Muda, IV/c',
	position: 'Kepala BKPP Kabupaten Mamuju',
	prefix: '',
	validFrom: '2026-01-01'
};
const numbering = {
	pattern: '{klasifikasi}/{urut:04}/{kode}/{instansi}/{bulan_romawi}/{tahun}',
	classification: '800.2.2',
	issuerCode: 'BKPP'
};
const png = (bytes: Uint8Array) => ({ png: btoa(String.fromCharCode(...bytes)) });
const settings = async () => (await (await w.agent(admin)).get('/api/settings')).body;

describe('the agency’s settings', () => {
	test('are entered by the admin', async ({ expect }) => {
		const saved = await (await w.agent(admin)).put('/api/settings/institution', institution);
		expect(saved.status).toBe(200);
		expect((await settings()).institution).toEqual(institution);
	});

	test('refuse what a certificate could not print', async ({ expect }) => {
		const refused = await (
			await w.agent(admin)
		).put('/api/settings/institution', { ...institution, name: ' ' });
		expect(refused.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/name' }] });
	});

	hides('GET /api/settings', () => w, {
		method: 'GET',
		path: () => '/api/settings',
		missing: '/api/settings',
		outsider: async () => verifier
	});
	hides('PUT /api/settings/institution', () => w, {
		method: 'PUT',
		path: () => '/api/settings/institution',
		missing: '/api/settings/institution',
		body: institution,
		outsider: async () => verifier
	});
});

describe('the crest', () => {
	test('is shown to anybody and can be dropped again', async ({ expect }) => {
		const agent = await w.agent(admin);
		expect((await w.stranger().get('/api/settings/crest')).status).toBe(404);
		expect((await agent.put('/api/settings/crest', png(pngOf(40, 60)))).status).toBe(200);
		const seen = await w.stranger().get('/api/settings/crest');
		expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png']);
		expect(seen.body).toEqual(flattenPng(pngOf(40, 60)));
		expect((await agent.delete('/api/settings/crest')).status).toBe(200);
		expect((await settings()).crest).toBeNull();
	});

	test('is refused when it is not a whole PNG', async ({ expect }) => {
		const svg = new TextEncoder().encode('<svg onload="alert(1)"/>');
		const refused = await (await w.agent(admin)).put('/api/settings/crest', png(svg));
		expect(refused.body).toMatchObject({ code: 'crest-unreadable', status: 422 });
	});

	hides('PUT /api/settings/crest', () => w, {
		method: 'PUT',
		path: () => '/api/settings/crest',
		missing: '/api/settings/crest',
		body: png(pngOf(2, 2)),
		outsider: async () => verifier
	});
	hides('DELETE /api/settings/crest', () => w, {
		method: 'DELETE',
		path: () => '/api/settings/crest',
		missing: '/api/settings/crest',
		outsider: async () => verifier
	});
});

describe('the numbering', () => {
	test('holds from today on, for the next certificate', async ({ expect }) => {
		const agent = await w.agent(admin);
		const changed = { ...numbering, pattern: '{urut:03}/{instansi}/{tahun}', issuerCode: 'BKPSDM' };
		expect((await agent.put('/api/settings/numbering', changed)).status).toBe(200);
		expect((await settings()).numbering).toEqual(changed);
		const { number } = await issue(await w.as(sari, new Date()), finished(sari));
		expect(number).toBe(`001/BKPSDM/${new Date().getUTCFullYear()}`);
	});

	test('has one value a day; the values before stay in the history', async ({ expect }) => {
		const agent = await w.agent(admin);
		await agent.put('/api/settings/numbering', { ...numbering, issuerCode: 'SATU' });
		await agent.put('/api/settings/numbering', { ...numbering, issuerCode: 'DUA' });
		const rows = await w.db
			.select()
			.from(rule)
			.where(eq(rule.key, 'sertifikat.kode_instansi'))
			.orderBy(rule.id);
		const told = rows.map(({ value, ...row }) => [value, isWithdrawn(row)]);
		expect(told).toEqual(
			expect.arrayContaining([
				['BKPP', false],
				['SATU', true],
				['DUA', false]
			])
		);
		expect((await settings()).numbering.issuerCode).toBe('DUA');
	});

	test.for([
		['{urut}/{nomor}/{tahun}', 'unknown'],
		['{tahun}', 'no-sequence'],
		['{urut}', 'no-year'],
		['{urut}/{tahun', 'brace']
	] as const)('refuses %s', async ([pattern, code], { expect }) => {
		const refused = await (
			await w.agent(admin)
		).put('/api/settings/numbering', { ...numbering, pattern });
		expect(refused.body).toMatchObject({
			code: 'number-pattern-invalid',
			errors: [{ pointer: '/pattern', code }]
		});
	});

	hides('PUT /api/settings/numbering', () => w, {
		method: 'PUT',
		path: () => '/api/settings/numbering',
		missing: '/api/settings/numbering',
		body: numbering,
		outsider: async () => verifier
	});
});

describe('signatories', () => {
	test('sign from a day to a day; the latest to begin signs', async ({ expect }) => {
		const agent = await w.agent(admin);
		const first = (await agent.post('/api/settings/signatories', head)).body.id;
		const acting = { ...head, name: 'Plt. Contoh', prefix: 'Plt.', validFrom: '2026-06-01' };
		const second = (await agent.post('/api/settings/signatories', acting)).body.id;
		const now = async () =>
			(await settings()).signatories.find((row: { current: boolean }) => row.current)?.id;
		expect(await now()).toBe(second);
		await agent.put(`/api/settings/signatories/${second}`, { ...acting, validTo: '2026-07-01' });
		expect(await now()).toBe(first);
	});

	test('leave no name and no NIP in the audit', async ({ expect }) => {
		const rows = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.action, 'signatory.added'));
		expect(rows.length).toBeGreaterThan(0);
		expect(JSON.stringify(rows)).not.toMatch(/Contoh Kepala|197003151996031906/);
	});

	test.for([
		['a wrong NIP', { nip: '123456789012345678' }, '/nip'],
		['an end before the start', { validTo: '2025-01-01' }, '/validTo'],
		['a.n. of nobody', { prefix: 'a.n.' }, '/onBehalfOf']
	] as const)('refuse %s', async ([, wrong, pointer], { expect }) => {
		const refused = await (
			await w.agent(admin)
		).post('/api/settings/signatories', { ...head, ...wrong });
		expect(refused.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer }] });
	});

	hides('POST /api/settings/signatories', () => w, {
		method: 'POST',
		path: () => '/api/settings/signatories',
		missing: '/api/settings/signatories',
		body: head,
		outsider: async () => verifier
	});
	hides('PUT /api/settings/signatories/:signatoryId', () => w, {
		method: 'PUT',
		path: () => '/api/settings/signatories/sgn_x',
		missing: '/api/settings/signatories/sgn_none',
		body: head,
		outsider: async () => verifier
	});
});

describe('a sample', () => {
	test('shows the settings on paper, as nobody’s certificate', async ({ expect }) => {
		const agent = await w.agent(admin);
		await agent.put('/api/settings/crest', png(pngOf(40, 60, [142, 31, 47, 120])));
		const sample = await agent.get('/api/settings/sample');
		expect(sample.headers.get('content-type')).toBe('application/pdf');
		const [front = ''] = textOfPdf(sample.body);
		for (const words of ['CONTOH', 'PEMERINTAH KABUPATEN MAMUJU', 'Drs. Contoh Kepala, M.Si.']) {
			expect(front).toContain(words);
		}
	});

	hides('GET /api/settings/sample', () => w, {
		method: 'GET',
		path: () => '/api/settings/sample',
		missing: '/api/settings/sample',
		outsider: async () => verifier
	});
});
