import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { renderPending } from '#api/modules/certificates/index.ts';
import { auditEvent } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { finished, furnishAgency, issue } from '#test/support/world-certificates.ts';
import { world } from '#test/support/world.ts';

const w = await world();
await furnishAgency(w);
const clinic = await w.unit('Puskesmas Binanga', { parent: w.root });
const school = await w.unit('SDN 1', { parent: w.root });
const sari = await w.person('Sari Wulandari', { unit: clinic });
const budi = await w.person('Budi', { unit: school });
const admin = await w.person('Admin', { roles: ['admin'] });
const verifier = await w.person('Verifikator', { roles: ['verifier'] });
const clinicHr = await w.person('Pengelola', { roles: [{ role: 'unit-hr', unit: clinic }] });
const mine = await issue(await w.as(sari), finished(sari));
const path = `/api/certificates/${mine.certificateId}`;
const missing = '/api/certificates/crt_none';
const reason = 'Nilai kuis keliru dihitung';

describe('a certificate', () => {
	test('is seen by its holder, by HR of the unit and by those who manage certificates', async ({
		expect
	}) => {
		for (const who of [sari, clinicHr, verifier, admin]) {
			const seen = await (await w.agent(who)).get(path);
			expect(seen.status).toBe(200);
			expect(seen.body).toMatchObject({
				number: mine.number,
				holder: 'Sari Wulandari',
				jp: 6,
				status: 'valid',
				checkUrl: `https://portal.test/v/${mine.code}`,
				mayRevoke: who === admin
			});
		}
	});

	test('is listed for its holder only', async ({ expect }) => {
		expect((await (await w.agent(sari)).get('/api/certificates/mine')).body.items).toHaveLength(1);
		expect((await (await w.agent(budi)).get('/api/certificates/mine')).body.items).toEqual([]);
	});

	hides('GET /api/certificates/:certificateId', () => w, {
		method: 'GET',
		path: () => path,
		missing,
		outsider: async () => budi
	});
	hides('GET /api/certificates/:certificateId/paper', () => w, {
		method: 'GET',
		path: () => `${path}/paper`,
		missing: `${missing}/paper`,
		outsider: async () => budi
	});
	hides('my certificates', () => w, {
		method: 'GET',
		path: () => '/api/certificates/mine',
		missing: '/api/certificates/mine'
	});
});

describe('the certificates of the agency', () => {
	test.for([
		['code', mine.code.toLowerCase()],
		['number', mine.number],
		['NIP', sari.nip],
		['part of the name', 'wulan']
	] as const)('are found by %s', async ([, search], { expect }) => {
		await issue(await w.as(budi), finished(budi));
		const found = await (
			await w.agent(verifier)
		).get(`/api/certificates?search=${encodeURIComponent(search)}`);
		expect(found.body.items.map((row: { id: string }) => row.id)).toEqual([mine.certificateId]);
	});

	test('come in pages, newest first', async ({ expect }) => {
		const agent = await w.agent(verifier);
		const all = (await agent.get('/api/certificates')).body.items;
		const first = (await agent.get('/api/certificates?limit=2')).body;
		const second = (await agent.get(`/api/certificates?limit=2&after=${first.next}`)).body;
		expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
	});

	hides('GET /api/certificates', () => w, {
		method: 'GET',
		path: () => '/api/certificates',
		missing: '/api/certificates?search=x',
		outsider: async () => clinicHr
	});
});

describe('revoking', () => {
	test('needs a reason', async ({ expect }) => {
		const refused = await (await w.agent(admin)).post(`${path}/revocation`, { reason: 'salah' });
		expect(refused.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/reason' }] });
	});

	hides('POST /api/certificates/:certificateId/revocation', () => w, {
		method: 'POST',
		path: () => `${path}/revocation`,
		missing: `${missing}/revocation`,
		body: { reason },
		outsider: async () => verifier
	});

	test('is shown at once to everybody, with the reason, and is audited', async ({ expect }) => {
		await renderPending(w.system());
		const revoked = await (await w.agent(admin)).post(`${path}/revocation`, { reason });
		expect(revoked.status).toBe(201);
		expect((await w.stranger().get(`/api/verifications/${mine.code}`)).body).toMatchObject({
			outcome: 'revoked',
			valid: false,
			revoked: { reason }
		});
		expect((await (await w.agent(sari)).get(path)).body).toMatchObject({
			status: 'revoked',
			revoked: { reason }
		});
		const audit = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.action, 'certificate.revoked'));
		expect(audit).toMatchObject([
			{ actorId: admin.id, subject: `certificate:${mine.certificateId}` }
		]);
	});

	test('takes the paper from its holder, not from the archive', async ({ expect }) => {
		const refused = await (await w.agent(sari)).get(`${path}/paper`);
		expect(refused.body).toMatchObject({ code: 'certificate-revoked' });
		expect((await (await w.agent(admin)).get(`${path}/paper`)).status).toBe(200);
	});

	test('happens once', async ({ expect }) => {
		const again = await (await w.agent(admin)).post(`${path}/revocation`, { reason });
		expect(again.body).toMatchObject({ code: 'certificate-already-revoked', status: 409 });
	});
});
