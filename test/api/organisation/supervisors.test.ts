import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { addDays, civilDateOf } from '#api/domain/period.ts';
import { auditEvent, notification, supervision } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

describe('the supervisor of a person', async () => {
	const w = await world();
	const health = await w.unit('Dinas Kesehatan', { parent: w.root });
	const clinic = await w.unit('Puskesmas Binanga', { parent: health });
	const schools = await w.unit('Dinas Pendidikan', { parent: w.root });
	const nurse = await w.position('Perawat Terampil');
	const head = await w.position('Kepala', { leads: true });
	const kadis = await w.person('Kepala Dinas', { position: head, unit: health });
	const kapus = await w.person('Kepala Puskesmas', { position: head, unit: clinic });
	const admin = await w.agent(await w.person('Admin', { roles: ['admin'] }));
	const unitHr = await w.agent(
		await w.person('Pengelola', { roles: [{ role: 'unit-hr', unit: health }] })
	);
	let serial = 0;
	const nurseIn = (unit = clinic) => w.person(`Perawat ${++serial}`, { position: nurse, unit });
	const today = civilDateOf(new Date(), 'Asia/Makassar');
	const supervisorOf = async (personId: string) =>
		(await admin.get(`/api/people/${personId}`)).body.supervisor;
	const naming = (nip: string, given: object = {}) => ({
		supervisorNip: nip,
		reason: 'Ketua tim kerja',
		validFrom: today,
		...given
	});

	test('is the head of the unit; of a head, the head above', async ({ expect }) => {
		expect(await supervisorOf((await nurseIn()).id)).toMatchObject({
			name: 'Kepala Puskesmas',
			by: 'unit',
			unit: 'Puskesmas Binanga'
		});
		expect(await supervisorOf(kapus.id)).toMatchObject({ name: 'Kepala Dinas' });
		expect(await supervisorOf(kadis.id)).toBe(null);
	});

	test('may be named instead, sees that person at once and nobody else, and both are told', async ({
		expect
	}) => {
		const sari = await nurseIn();
		const beside = await nurseIn();
		const lead = await nurseIn();
		const theirs = await w.agent(lead);
		expect((await theirs.get('/api/team')).status).toBe(404);

		const answer = await admin.put(`/api/people/${sari.id}/supervisor`, naming(lead.nip));
		expect(answer.status).toBe(200);
		expect(await supervisorOf(sari.id)).toMatchObject({
			id: lead.id,
			by: 'person',
			reason: 'Ketua tim kerja'
		});
		const team = (await theirs.get('/api/team')).body.items;
		expect(team.map(({ personId }: { personId: string }) => personId)).toEqual([sari.id]);
		expect((await theirs.get(`/api/gaps/${sari.id}`)).status).toBe(200);
		expect((await theirs.get(`/api/credits/${sari.id}`)).status).toBe(200);
		for (const path of [
			`/api/gaps/${beside.id}`,
			`/api/credits/${beside.id}`,
			`/api/people/${sari.id}`
		])
			expect((await theirs.get(path)).status).toBe(404);

		const told = await w.db
			.select({ who: notification.personId, kind: notification.kind })
			.from(notification);
		expect(told).toEqual(
			expect.arrayContaining([
				{ who: sari.id, kind: 'supervisor-named' },
				{ who: lead.id, kind: 'team-joined' }
			])
		);
		const [head] = (await (await w.agent(kapus)).get('/api/team?search=Perawat')).body.items.filter(
			({ personId }: { personId: string }) => personId === sari.id
		);
		expect(head.supervisor).toBe(lead.name);
	});

	test('is the head again when the name is cleared; the history stays', async ({ expect }) => {
		const sari = await nurseIn();
		const lead = await nurseIn();
		const theirs = await w.agent(lead);
		await admin.put(`/api/people/${sari.id}/supervisor`, naming(lead.nip));
		await admin.delete(`/api/people/${sari.id}/supervisor`);
		expect(await supervisorOf(sari.id)).toMatchObject({ name: 'Kepala Puskesmas' });
		expect((await theirs.get('/api/team')).status).toBe(404);
		expect(
			await w.db.select().from(supervision).where(eq(supervision.personId, sari.id))
		).toMatchObject([{ supervisorId: lead.id, validTo: addDays(today, -1) }]);
		const again = await admin.delete(`/api/people/${sari.id}/supervisor`);
		expect([again.status, again.body.code]).toEqual([409, 'supervisor-not-named']);
	});

	test('is refused beside the field that is wrong', async ({ expect }) => {
		const sari = await nurseIn();
		const path = `/api/people/${sari.id}/supervisor`;
		const ask = async (given: object) => (await admin.put(path, given)).body.errors?.[0];
		expect(await ask(naming('199901012020011999'))).toMatchObject({
			pointer: '/supervisorNip',
			code: 'unknown-person'
		});
		expect(await ask(naming(sari.nip))).toMatchObject({ code: 'own-supervisor' });
		expect(await ask(naming(kapus.nip, { validFrom: '2020-01-01' }))).toMatchObject({
			pointer: '/validFrom',
			code: 'begins-in-the-past'
		});
		expect(await ask(naming(kapus.nip, { validTo: '2020-01-01' }))).toMatchObject({
			pointer: '/validTo',
			code: 'ends-before-start'
		});
		expect(
			(await admin.put(`/api/people/${kapus.id}/supervisor`, naming(sari.nip))).body.errors
		).toMatchObject([{ code: 'supervises-back' }]);
	});

	test('is named by a unit’s personnel manager among their own people only', async ({ expect }) => {
		const sari = await nurseIn();
		const guru = await nurseIn(schools);
		const path = `/api/people/${sari.id}/supervisor`;
		expect((await unitHr.put(path, naming(guru.nip))).body.errors).toMatchObject([
			{ code: 'unknown-person' }
		]);
		expect((await unitHr.put(path, naming(kadis.nip))).status).toBe(200);
		const outside = `/api/people/${guru.id}/supervisor`;
		expect((await unitHr.put(outside, naming(kadis.nip))).status).toBe(404);
	});

	hides('PUT /api/people/:personId/supervisor', () => w, {
		method: 'PUT',
		path: () => `/api/people/${kapus.id}/supervisor`,
		missing: '/api/people/per_0/supervisor',
		body: naming('199901012020011999'),
		outsider: () => w.person('Pengelola Lain', { roles: [{ role: 'unit-hr', unit: schools }] })
	});
	hides('DELETE /api/people/:personId/supervisor', () => w, {
		method: 'DELETE',
		path: () => `/api/people/${kapus.id}/supervisor`,
		missing: '/api/people/per_0/supervisor',
		outsider: () => w.person('Pengelola Jauh', { roles: [{ role: 'unit-hr', unit: schools }] })
	});
});

describe('the head of a unit', async () => {
	const w = await world();
	const health = await w.unit('Dinas Kesehatan', { parent: w.root });
	const clinic = await w.unit('Puskesmas Karema', { parent: health });
	const schools = await w.unit('Dinas Pendidikan', { parent: w.root });
	const nurse = await w.position('Perawat Terampil');
	const leading = await w.position('Kepala', { leads: true });
	const sari = await w.person('Sari', { position: nurse, unit: clinic });
	const titus = await w.person('Titus', { position: nurse, unit: clinic });
	const kapus = await w.person('Kepala Lama', { position: leading, unit: clinic });
	const admin = await w.agent(await w.person('Admin', { roles: ['admin'] }));

	test('may be named, leads at once, and the holder of the position no longer does', async ({
		expect
	}) => {
		const theirs = await w.agent(titus);
		const former = await w.agent(kapus);
		expect((await former.get('/api/team')).status).toBe(200);
		expect((await theirs.get('/api/team')).status).toBe(404);
		const named = await admin.put(`/api/units/${clinic.id}/head`, { headNip: titus.nip });
		expect(named.status).toBe(200);
		expect((await theirs.get(`/api/gaps/${sari.id}`)).status).toBe(200);
		expect((await former.get('/api/team')).status).toBe(404);
		expect((await admin.get(`/api/people/${sari.id}`)).body.supervisor.name).toBe('Titus');
		expect((await admin.get(`/api/units/${clinic.id}`)).body.head.name).toBe('Titus');
		expect(
			await w.db
				.select()
				.from(notification)
				.where(and(eq(notification.personId, titus.id), eq(notification.kind, 'role-granted')))
		).toMatchObject([{ facts: { role: 'supervisor', unit: 'Puskesmas Karema' } }]);
		expect(
			await w.db.select().from(auditEvent).where(eq(auditEvent.action, 'unit.head-named'))
		).toMatchObject([{ subject: `unit:${clinic.id}`, after: { headPersonId: titus.id } }]);

		await admin.put(`/api/units/${clinic.id}/head`, { headNip: null });
		expect((await theirs.get('/api/team')).status).toBe(404);
		expect((await former.get('/api/team')).status).toBe(200);
	});

	test('is an active person within reach', async ({ expect }) => {
		const retired = await w.person('Purna', { legalStatus: '99', unit: clinic });
		const answer = await admin.put(`/api/units/${clinic.id}/head`, { headNip: retired.nip });
		expect(answer.body.errors).toMatchObject([{ pointer: '/headNip', code: 'unknown-person' }]);
	});

	hides('PUT /api/units/:unitId/head', () => w, {
		method: 'PUT',
		path: () => `/api/units/${clinic.id}/head`,
		missing: '/api/units/unt_0/head',
		body: { headNip: null },
		outsider: () => w.person('Pengelola Lain', { roles: [{ role: 'unit-hr', unit: schools }] })
	});
});
