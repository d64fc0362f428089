import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { auditEvent, oneTimeLink, person, roleGrant } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

const tokenOf = (path: string) => path.split('/').at(-1) ?? '';

describe('accounts by one-time links', async () => {
	const w = await world();
	const office = await w.unit('BKPP');
	const admin = await w.person('Bu Admin', { roles: ['admin'] });

	async function invited(name: string) {
		const who = await w.person(name, { unit: office });
		const answer = await (
			await w.agent(admin)
		).post('/api/accounts/invitations', { personIds: [who.id] });
		return { who, link: answer.body.items[0] };
	}

	test('are made in bulk for a unit, with a list to print', async ({ expect }) => {
		const hall = await w.unit('Dinas Perikanan');
		for (const name of ['Ani', 'Budi', 'Cici']) await w.person(name, { unit: hall });
		const answer = await (
			await w.agent(admin)
		).post('/api/accounts/invitations', { unitId: hall.id });
		expect(answer.body.items.map((each: { name: string }) => each.name)).toEqual([
			'Ani',
			'Budi',
			'Cici'
		]);
		const stored = await w.db.select().from(oneTimeLink);
		expect(JSON.stringify(stored)).not.toContain(tokenOf(answer.body.items[0].path));
	});

	test('give the same list when the answer was lost and the request is repeated', async ({
		expect
	}) => {
		const who = await w.person('Ulang', { unit: office });
		const agent = await w.agent(admin);
		const key = crypto.randomUUID();
		const first = await agent.post('/api/accounts/invitations', { personIds: [who.id] }, { key });
		const again = await agent.post('/api/accounts/invitations', { personIds: [who.id] }, { key });
		expect(again.body).toEqual(first.body);
	});

	test('set a password once, sign in, and are spent', async ({ expect }) => {
		const { who, link } = await invited('Sari');
		const browser = w.stranger();
		const path = `/api/accounts/links/${tokenOf(link.path)}`;
		expect((await browser.get(path)).body).toEqual({ purpose: 'activate', name: 'Sari' });
		expect((await browser.post(path, { password: 'perahu-sandeq-biru' })).status).toBe(200);
		expect((await browser.get('/api/me')).body.personId).toBe(who.id);
		const second = await w.stranger().post(path, { password: 'kata-sandi-pencuri' });
		expect([second.status, second.body.code]).toEqual([422, 'link-invalid']);
	});

	test('end when a newer one is made, and when their time is over', async ({ expect }) => {
		const { who, link } = await invited('Lambat');
		await (await w.agent(admin)).post('/api/accounts/invitations', { personIds: [who.id] });
		expect((await w.stranger().get(`/api/accounts/links/${tokenOf(link.path)}`)).body.code).toBe(
			'link-invalid'
		);
		expect((await w.stranger().get(`/api/accounts/links/${'x'.repeat(43)}`)).body.code).toBe(
			'link-invalid'
		);
	});

	test('are listed with their state', async ({ expect }) => {
		await invited('Zahra');
		const list = (await (await w.agent(admin)).get('/api/accounts?search=Zahra')).body;
		expect(list.items).toMatchObject([
			{ name: 'Zahra', state: 'invited', unit: 'BKPP', roles: [] }
		]);
	});

	test('can be stopped, which ends their sessions, but never the last admin', async ({
		expect
	}) => {
		const who = await w.person('Nakal', { unit: office });
		const theirs = await w.agent(who);
		const agent = await w.agent(admin);
		await agent.put(`/api/accounts/${who.id}/disabled`, { disabled: true });
		expect((await theirs.get('/api/me')).status).toBe(401);
		expect(
			(await agent.put(`/api/accounts/${admin.id}/disabled`, { disabled: true })).body.code
		).toBe('last-admin');
	});

	hides('GET /api/accounts/:personId', () => w, {
		method: 'GET',
		path: () => `/api/accounts/${admin.id}`,
		missing: '/api/accounts/per_0',
		outsider: () => w.person('Orang Sana')
	});
	hides('GET /api/accounts', () => w, {
		method: 'GET',
		path: () => '/api/accounts',
		missing: '/api/accounts?search=tidak-ada',
		outsider: () => w.person('Orang Lain')
	});
	hides('POST /api/accounts/invitations', () => w, {
		method: 'POST',
		path: () => '/api/accounts/invitations',
		missing: '/api/accounts/invitations',
		body: {},
		outsider: () => w.person('Orang Luar')
	});
	hides('PUT /api/accounts/:personId/disabled', () => w, {
		method: 'PUT',
		path: () => `/api/accounts/${admin.id}/disabled`,
		missing: '/api/accounts/per_0/disabled',
		body: { disabled: true },
		outsider: () => w.person('Orang Jauh')
	});
});

describe('roles', async () => {
	const w = await world();
	const admin = await w.person('Bu Admin', { roles: ['admin'] });
	const health = await w.unit('Dinas Kesehatan', { parent: w.root });

	test('act at once: the next sign-in has the role, the old session is over', async ({
		expect
	}) => {
		const who = await w.person('Pak Rusdi', { unit: health });
		const before = await w.agent(who);
		const answer = await (
			await w.agent(admin)
		).post('/api/roles', { personId: who.id, role: 'verifier', unitId: health.id });
		expect(answer.status).toBe(201);
		expect((await before.get('/api/me')).status).toBe(401);
		expect((await (await w.agent(who)).get('/api/me')).body.roles).toContain('verifier');

		await (await w.agent(admin)).delete(`/api/roles/${answer.body.grantId}`);
		expect((await (await w.agent(who)).get('/api/me')).body.roles).not.toContain('verifier');
		const rows = await w.db.select().from(roleGrant).where(eq(roleGrant.personId, who.id));
		expect(rows).toMatchObject([{ revokedBy: admin.id }]);
	});

	test('that have run out can be given again', async ({ expect }) => {
		const who = await w.person('Masa Habis');
		const agent = await w.agent(admin);
		const role = { personId: who.id, role: 'auditor', unitId: null };
		await agent.post('/api/roles', { ...role, validTo: '2026-01-31' });
		expect((await agent.post('/api/roles', role)).status).toBe(201);
		expect((await (await w.agent(who)).get('/api/me')).body.roles).toContain('auditor');
	});

	test('are not given twice', async ({ expect }) => {
		const who = await w.person('Dua Kali');
		const agent = await w.agent(admin);
		await agent.post('/api/roles', { personId: who.id, role: 'auditor', unitId: null });
		expect(
			(await agent.post('/api/roles', { personId: who.id, role: 'auditor', unitId: null })).body
				.code
		).toBe('role-already-held');
	});

	test('leave in the audit who holds what, where and until when, in ids', async ({ expect }) => {
		const who = await w.person('Sementara');
		const granted = await (
			await w.agent(admin)
		).post('/api/roles', {
			personId: who.id,
			role: 'verifier',
			unitId: health.id,
			validTo: '2027-06-30'
		});
		const [event] = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${who.id}`));
		const { grantId } = granted.body;
		expect(event).toMatchObject({
			action: 'role.granted',
			actorId: admin.id,
			after: { grantId, role: 'verifier', unitId: health.id, validTo: '2027-06-30' }
		});
	});

	test('come with a leading position, and go with it', async ({ expect }) => {
		const head = await w.position('Kepala Puskesmas', { leads: true });
		const who = await w.person('Kepala', { position: head, unit: health });
		expect((await (await w.agent(who)).get('/api/me')).body.roles).toContain('supervisor');
	});

	test('an admin of one unit hands out nothing beyond it', async ({ expect }) => {
		const local = await w.person('Admin OPD', { roles: [{ role: 'admin', unit: health }] });
		const other = await w.unit('Dinas Lain');
		const agent = await w.agent(local);
		const who = await w.person('Calon');
		expect(
			(await agent.post('/api/roles', { personId: who.id, role: 'admin', unitId: null })).status
		).toBe(404);
		expect(
			(await agent.post('/api/roles', { personId: who.id, role: 'admin', unitId: other.id })).status
		).toBe(404);
		expect(
			(await agent.post('/api/roles', { personId: who.id, role: 'unit-hr', unitId: health.id }))
				.status
		).toBe(201);
	});

	test('the last admin keeps the role', async ({ expect }) => {
		const [grant] = await w.db.select().from(roleGrant).where(eq(roleGrant.personId, admin.id));
		expect((await (await w.agent(admin)).delete(`/api/roles/${grant?.id}`)).body.code).toBe(
			'last-admin'
		);
	});

	hides('POST /api/roles', () => w, {
		method: 'POST',
		path: () => '/api/roles',
		missing: '/api/roles',
		body: { personId: 'per_0', role: 'admin', unitId: null },
		outsider: () => w.person('Luar')
	});
	hides('DELETE /api/roles/:grantId', () => w, {
		method: 'DELETE',
		path: () => '/api/roles/rgr_1',
		missing: '/api/roles/rgr_0',
		outsider: () => w.person('Luar Lagi')
	});
	hides('GET /api/audit', () => w, {
		method: 'GET',
		path: () => '/api/audit',
		missing: '/api/audit?subject=x',
		outsider: () => w.person('Luar Sana')
	});
});

describe('an empty installation', async () => {
	const w = await world({ DEMO: '0' });

	test('gets its first admin by a link that works once', async ({ expect }) => {
		const { path } = (await w.console().post('/api/accounts/first-admin-link')).body;
		const browser = w.stranger();
		const form = {
			nip: '19850228 201001 1 905',
			name: 'Muhammad Ilham',
			password: 'perahu-sandeq-biru'
		};
		const url = `/api/accounts/links/${tokenOf(path)}`;
		expect((await browser.post(`${url}/first-admin`, { ...form, nip: '123' })).body.errors).toEqual(
			[{ pointer: '/nip', code: 'nip-length' }]
		);
		expect((await browser.post(`${url}/first-admin`, form)).status).toBe(200);
		const held = await w.db.select({ role: roleGrant.role }).from(roleGrant);
		expect(held).toContainEqual({ role: 'admin' });
		expect((await browser.get('/api/me')).body).toMatchObject({
			name: 'Muhammad Ilham',
			secondStepMissing: true
		});
		expect((await w.stranger().post(`${url}/first-admin`, form)).body.code).toBe('link-invalid');
		expect((await w.console().post('/api/accounts/first-admin-link')).body.code).toBe(
			'first-admin-exists'
		);
		expect(await w.db.select().from(person)).toHaveLength(1);
	});

	test('only the console makes that link', async ({ expect }) => {
		expect((await w.stranger().post('/api/accounts/first-admin-link')).status).toBe(404);
		const who = await w.agent(await w.person('Siapa'));
		expect((await who.post('/api/accounts/first-admin-link')).status).toBe(404);
	});
});
