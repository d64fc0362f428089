import { and, desc, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { addDays, civilDateOf } from '#api/domain/period.ts';
import { appointment, auditEvent, unit } from '#db/schema/index.ts';
import { applyStatusPlans } from '#api/modules/organisation/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

describe('who leaves', async () => {
	const w = await world();
	const clinic = await w.unit('Puskesmas Binanga', { parent: w.root });
	const nurse = await w.position('Perawat Terampil');
	const boss = await w.person('Admin', { roles: ['admin'] });
	const admin = await w.agent(boss);
	let serial = 0;
	const nurseIn = () => w.person(`Perawat ${++serial}`, { position: nurse, unit: clinic });
	const today = civilDateOf(new Date(), 'Asia/Makassar');
	const pension = { legalStatus: '99', effectiveOn: today, reason: 'SK pensiun nomor 12' };

	test('is signed out at once, holds no position, and stays in the register', async ({
		expect
	}) => {
		const sari = await nurseIn();
		await w.appoint(sari, { position: nurse, unit: clinic, kind: 'PLT', since: '2099-01-01' });
		await w.db.update(unit).set({ headPersonId: sari.id }).where(eq(unit.id, clinic.id));
		const theirs = await w.agent(sari);
		expect((await theirs.get('/api/me')).status).toBe(200);
		const answer = await admin.put(`/api/people/${sari.id}/legal-status`, pension);
		expect(answer.status).toBe(200);
		expect((await theirs.get('/api/me')).status).toBe(401);

		const { body } = await admin.get(`/api/people/${sari.id}`);
		expect(body).toMatchObject({ active: false, legalStatus: 'Pensiun' });
		expect(body.appointments).toMatchObject([
			{ validTo: addDays(today, -1), endReason: pension.reason, current: false }
		]);
		expect(body.changes).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ field: 'kedudukanHukum', before: 'Aktif', after: 'Pensiun' }),
				expect.objectContaining({ field: 'alasanKedudukan', after: pension.reason })
			])
		);
		expect((await admin.get(`/api/units/${clinic.id}`)).body.head).toBe(null);
		expect((await admin.get(`/api/accounts/${sari.id}`)).body.state).toBe('stopped');
		const audited = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${sari.id}`))
			.orderBy(desc(auditEvent.at))
			.get();
		expect(audited).toMatchObject({
			action: 'person.deactivated',
			before: { legalStatus: '01' },
			after: { legalStatus: '99', effectiveOn: today }
		});
		expect(JSON.stringify(audited)).not.toContain('SK pensiun');
	});

	test('may keep the position on a leave, when HR says so', async ({ expect }) => {
		const sari = await nurseIn();
		const leave = { legalStatus: '02', effectiveOn: today, reason: 'CLTN', endAppointments: false };
		await admin.put(`/api/people/${sari.id}/legal-status`, leave);
		const held = await w.db.select().from(appointment).where(eq(appointment.personId, sari.id));
		expect(held).toMatchObject([{ validTo: null }]);
	});

	test('comes back by reactivation, and is appointed only after it', async ({ expect }) => {
		const sari = await nurseIn();
		await admin.put(`/api/people/${sari.id}/legal-status`, pension);
		const place = { kind: 'D', positionId: nurse.id, unitId: clinic.id, validFrom: today };
		const early = await admin.post(`/api/people/${sari.id}/appointments`, place);
		expect([early.status, early.body.code]).toEqual([409, 'person-not-active']);
		const back = { legalStatus: '01', effectiveOn: today, reason: 'Salah catat' };
		expect((await admin.put(`/api/people/${sari.id}/legal-status`, back)).status).toBe(200);
		expect((await (await w.agent(sari)).get('/api/me')).status).toBe(200);
		expect((await admin.post(`/api/people/${sari.id}/appointments`, place)).status).toBe(201);
	});

	test('is refused beside the field that is wrong', async ({ expect }) => {
		const sari = await nurseIn();
		const ask = async (given: object) =>
			(await admin.put(`/api/people/${sari.id}/legal-status`, { ...pension, ...given })).body
				.errors?.[0];
		expect(await ask({ legalStatus: '01' })).toMatchObject({ code: 'status-unchanged' });
		expect(await ask({ legalStatus: 'xx' })).toMatchObject({ pointer: '/legalStatus' });
		expect(await ask({ reason: '' })).toMatchObject({ pointer: '/reason' });
	});

	test('on a later day leaves by itself on that day, and not before', async ({ expect }) => {
		const sari = await nurseIn();
		const from = addDays(today, 30);
		const answer = await admin.put(`/api/people/${sari.id}/legal-status`, {
			...pension,
			effectiveOn: from
		});
		expect(answer.body).toEqual({ planned: true });
		const read = async () => (await admin.get(`/api/people/${sari.id}`)).body;
		expect(await read()).toMatchObject({
			active: true,
			statusPlan: { legalStatus: 'Pensiun', active: false, effectiveOn: from }
		});
		const theirs = await w.agent(sari);
		const at = (day: string) => w.system(new Date(`${day}T00:17:00+08:00`));
		await applyStatusPlans(at(addDays(from, -1)));
		expect((await theirs.get('/api/me')).status).toBe(200);
		const mine = (await theirs.get('/api/my-data/file')).body.sections;
		expect(JSON.stringify(mine)).toContain('status-plan');

		await applyStatusPlans(at(from));
		await applyStatusPlans(at(from));
		expect((await theirs.get('/api/me')).status).toBe(401);
		const after = await read();
		expect(after).toMatchObject({ active: false, legalStatus: 'Pensiun', statusPlan: null });
		expect(after.appointments[0]).toMatchObject({ validTo: addDays(from, -1) });
		const audited = await w.db
			.select()
			.from(auditEvent)
			.where(and(eq(auditEvent.subject, `person:${sari.id}`), eq(auditEvent.actorId, boss.id)));
		expect(audited.map(({ action, actorId }) => [action, actorId])).toEqual([
			['person.status-planned', boss.id],
			['person.deactivated', boss.id]
		]);
	});

	test('planned, can be cancelled before its day, and nothing else is planned meanwhile', async ({
		expect
	}) => {
		const sari = await nurseIn();
		const path = `/api/people/${sari.id}/legal-status`;
		const later = { ...pension, effectiveOn: addDays(today, 3) };
		await admin.put(path, later);
		const twice = await admin.put(path, { ...later, legalStatus: 'MK' });
		expect(twice.body.errors[0]).toMatchObject({ code: 'status-planned' });
		expect((await admin.delete(path)).status).toBe(200);
		expect((await admin.delete(path)).status).toBe(404);
		await applyStatusPlans(w.system(new Date(Date.now() + 10 * 86_400_000)));
		const { body } = await admin.get(`/api/people/${sari.id}`);
		expect(body).toMatchObject({ active: true, statusPlan: null });
		expect((await admin.put(path, { ...later, legalStatus: 'MK' })).status).toBe(200);
	});

	test('planned for the last admin, does not take effect, and says so', async ({ expect }) => {
		const small = await world();
		const only = await small.person('Admin Tunggal', { roles: ['admin'] });
		const agent = await small.agent(only);
		await agent.put(`/api/people/${only.id}/legal-status`, {
			...pension,
			effectiveOn: addDays(today, 1)
		});
		await applyStatusPlans(small.system(new Date(Date.now() + 3 * 86_400_000)));
		const { body } = await agent.get(`/api/people/${only.id}`);
		expect(body).toMatchObject({ active: true, statusPlan: null });
		const refused = eq(auditEvent.action, 'person.status-plan-refused');
		const [told] = await small.db.select().from(auditEvent).where(refused);
		expect(told?.after).toEqual({ code: 'last-admin' });
	});

	test('may have died, or gone to another agency', async ({ expect }) => {
		const sari = await nurseIn();
		const { body } = await admin.get(`/api/people/${sari.id}`);
		const names = body.legalStatuses.map((each: { name: string }) => each.name);
		expect(names).toEqual(
			expect.arrayContaining(['Meninggal Dunia', 'Mutasi Keluar ke Instansi Lain'])
		);
	});

	test('is never the last admin who can sign in', async ({ expect }) => {
		await w.person('Admin Purna', { roles: ['admin'], legalStatus: '99' });
		const answer = await admin.put(`/api/people/${boss.id}/legal-status`, pension);
		expect([answer.status, answer.body.code]).toEqual([409, 'last-admin']);
	});

	hides('PUT /api/people/:personId/legal-status', () => w, {
		method: 'PUT',
		path: () => `/api/people/${boss.id}/legal-status`,
		missing: '/api/people/per_0/legal-status',
		body: pension,
		outsider: () => w.person('Pengelola', { roles: [{ role: 'unit-hr', unit: clinic }] })
	});
	hides('DELETE /api/people/:personId/legal-status', () => w, {
		method: 'DELETE',
		path: () => `/api/people/${boss.id}/legal-status`,
		missing: '/api/people/per_0/legal-status',
		outsider: () => w.person('Pengelola Lain', { roles: [{ role: 'unit-hr', unit: clinic }] })
	});
});
