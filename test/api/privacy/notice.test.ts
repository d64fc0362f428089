import { desc, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const admin = await w.person('Admin', { roles: ['admin'] });
const office = await w.unit('Dinas Kesehatan', { parent: w.root });
const local = await w.person('Admin Dinas', { roles: [{ role: 'admin', unit: office }] });
const officer = { name: 'Sekretaris BKPP', email: 'ppdp@mamuju.test', phone: '' };

describe('the privacy notice', () => {
	test('is for anybody, says how long by rule, and that no officer is named yet', async ({
		expect
	}) => {
		const { status, body } = await w.stranger().get('/api/privacy');
		expect(status).toBe(200);
		expect(body).toMatchObject({ officer: null, correctionHours: 72, breachHours: 72 });
		expect(body.sections.map((each: { title: string }) => each.title)).toContain('Identitas');
		expect((await w.stranger().get('/api/privacy/officer')).body).toEqual({ officer: null });
	});

	test('names the officer once the admin has, and so does everybody’s foot', async ({ expect }) => {
		const agent = await w.agent(admin);
		expect((await agent.put('/api/settings/data-officer', officer)).status).toBe(200);
		const named = { name: officer.name, email: officer.email, phone: null };
		expect((await w.stranger().get('/api/privacy')).body.officer).toEqual(named);
		expect((await w.stranger().get('/api/privacy/officer')).body.officer).toEqual(named);
		expect((await agent.get('/api/me')).body.dataOfficer).toEqual(named);
		expect((await agent.get('/api/settings')).body.dataOfficer).toEqual(officer);
		const [last] = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.action, 'institution.data-officer-changed'))
			.orderBy(desc(t.auditEvent.id))
			.limit(1);
		expect(JSON.stringify(last)).not.toContain(officer.name);
		expect(last?.after).toEqual({ named: true });
	});

	test('refuses a name nobody can reach, and a way to reach nobody', async ({ expect }) => {
		const agent = await w.agent(admin);
		const put = (body: object) => agent.put('/api/settings/data-officer', body);
		const unreachable = await put({ name: 'Sekretaris', email: '', phone: '' });
		expect([unreachable.status, unreachable.body.errors[0].pointer]).toEqual([422, '/email']);
		const nobody = await put({ name: '', email: 'x@mamuju.test', phone: '' });
		expect([nobody.status, nobody.body.errors[0].pointer]).toEqual([422, '/name']);
		expect((await put({ name: '', email: '', phone: '' })).status).toBe(200);
		expect((await w.stranger().get('/api/privacy')).body.officer).toBeNull();
	});
});

hides('PUT /api/settings/data-officer', () => w, {
	method: 'PUT',
	path: () => '/api/settings/data-officer',
	missing: '/api/settings/data-officer?again=1',
	body: officer,
	outsider: async () => local
});
