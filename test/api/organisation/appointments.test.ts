import { and, desc, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { appointment, auditEvent, notification } from '#db/schema/index.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

describe('appointments of a person', async () => {
	const w = await world();
	const health = await w.unit('Dinas Kesehatan', { parent: w.root });
	const clinic = await w.unit('Puskesmas Binanga', { parent: health });
	const schools = await w.unit('Dinas Pendidikan', { parent: w.root });
	const nurse = await w.position('Perawat Terampil');
	const head = await w.position('Kepala Puskesmas', { leads: true });
	const skill = await w.competency('Manajemen Puskesmas');
	await w.requires(nurse, skill, 2);
	await w.requires(head, skill, 4);
	const rahmat = await w.person('Rahmat', { position: head, unit: clinic });
	const admin = await w.agent(await w.person('Admin', { roles: ['admin'] }));
	const unitHr = await w.agent(
		await w.person('Pengelola', { roles: [{ role: 'unit-hr', unit: health }] })
	);
	let serial = 0;
	const nurseIn = (unit = clinic) => w.person(`Perawat ${++serial}`, { position: nurse, unit });
	const today = civilDateOf(new Date(), 'Asia/Makassar');
	const acting = { kind: 'PLT', validFrom: today, validTo: '2099-12-31' };

	const heldBy = (personId: string) =>
		w.db.select().from(appointment).where(eq(appointment.personId, personId));
	const currentOf = async (personId: string) => {
		const [held] = await heldBy(personId);
		return held?.id ?? '';
	};
	const told = (personId: string, kind: (typeof notification.$inferSelect)['kind']) =>
		w.db
			.select()
			.from(notification)
			.where(and(eq(notification.personId, personId), eq(notification.kind, kind)));

	test('move to another unit from a day on; the one before ends the day before', async ({
		expect
	}) => {
		const sari = await nurseIn();
		const answer = await admin.post(`/api/people/${sari.id}/appointments`, {
			kind: 'D',
			positionId: nurse.id,
			unitId: schools.id,
			validFrom: '2026-10-01',
			decree: '800/12/BKPP/2026'
		});
		expect(answer.status).toBe(201);
		const { body } = await admin.get(`/api/people/${sari.id}`);
		expect(body.appointments).toMatchObject([
			{ unit: { name: 'Dinas Pendidikan' }, validFrom: '2026-10-01', validTo: null, current: true },
			{ unit: { name: 'Puskesmas Binanga' }, validTo: '2026-09-30', current: false }
		]);
		expect(body.appointments[0].decree).toBe('800/12/BKPP/2026');
		const audited = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${sari.id}`))
			.orderBy(desc(auditEvent.at))
			.get();
		expect(audited).toMatchObject({
			action: 'appointment.opened',
			after: { unitId: schools.id, validFrom: '2026-10-01', ended: { validTo: '2026-09-30' } }
		});
	});

	test('make the head of a unit a supervisor at once, and only as long as they last', async ({
		expect
	}) => {
		const ani = await nurseIn();
		const theirs = await w.agent(ani);
		expect((await theirs.get('/api/team')).status).toBe(404);
		const place = { positionId: head.id, unitId: clinic.id };
		const given = await admin.post(`/api/people/${ani.id}/appointments`, { ...acting, ...place });
		expect((await theirs.get('/api/team')).status).toBe(200);

		await admin.put(`/api/people/${ani.id}/appointments/${given.body.appointmentId}/end`, {
			validTo: today,
			reason: 'Pejabat definitif sudah dilantik'
		});
		expect((await theirs.get('/api/team')).status).toBe(200);
		await w.db
			.update(appointment)
			.set({ validFrom: '2026-01-01', validTo: '2026-01-31' })
			.where(eq(appointment.id, given.body.appointmentId));
		expect((await theirs.get('/api/team')).status).toBe(404);
	});

	test('ask for the highest level over all that are held', async ({ expect }) => {
		const budi = await nurseIn();
		const theirs = await w.agent(budi);
		const asked = async () =>
			(await theirs.get('/api/gaps/me')).body.rows.find(
				(row: { competency: { id: string } }) => row.competency.id === skill.id
			).required;
		expect(await asked()).toBe(2);
		const place = { positionId: head.id, unitId: clinic.id };
		await admin.post(`/api/people/${budi.id}/appointments`, { ...acting, ...place, kind: 'PLH' });
		expect(await asked()).toBe(4);
	});

	test('are told to the person, and a move to the new supervisor', async ({ expect }) => {
		const siti = await nurseIn(schools);
		await admin.post(`/api/people/${siti.id}/appointments`, {
			kind: 'D',
			positionId: nurse.id,
			unitId: clinic.id,
			validFrom: today
		});
		expect(await told(siti.id, 'appointment-opened')).toMatchObject([
			{ facts: { position: 'Perawat Terampil', unit: 'Puskesmas Binanga', assignment: 'D' } }
		]);
		const [joined] = await told(rahmat.id, 'team-joined');
		expect(joined).toMatchObject({ facts: { personId: siti.id, unit: 'Puskesmas Binanga' } });
		expect(JSON.stringify(joined)).not.toContain('Perawat 4');
	});

	test('are refused beside the field that is wrong', async ({ expect }) => {
		const dian = await nurseIn();
		const ask = async (given: object) => {
			const place = { positionId: head.id, unitId: clinic.id, validFrom: today };
			const { status, body } = await admin.post(`/api/people/${dian.id}/appointments`, {
				...place,
				...given
			});
			return [status, body.errors?.[0]?.pointer, body.errors?.[0]?.code];
		};
		expect(await ask({ kind: 'PLT' })).toEqual([422, '/validTo', 'required']);
		expect(await ask({ kind: 'PLT', validTo: '2020-01-01' })).toEqual([
			422,
			'/validTo',
			'ends-before-start'
		]);
		expect(await ask({ kind: 'D', validFrom: '2023-01-01' })).toEqual([
			422,
			'/validFrom',
			'definitive-from'
		]);
		expect(await ask({ kind: 'D', positionId: nurse.id })).toEqual([
			422,
			'/positionId',
			'already-held'
		]);
		expect(await ask({ kind: 'D', validFrom: '2026-02-30' })).toEqual([
			422,
			'/validFrom',
			'not-a-day'
		]);
		expect(await ask({ kind: 'D', unitId: 'unt_0' })).toEqual([404, undefined, undefined]);
		const end = await admin.put(
			`/api/people/${dian.id}/appointments/${await currentOf(dian.id)}/end`,
			{ validTo: '2023-12-31', reason: 'Salah tanggal' }
		);
		expect(end.body.errors).toMatchObject([{ pointer: '/validTo', code: 'ends-before-start' }]);
		expect(await heldBy(dian.id)).toHaveLength(1);
	});

	test('end with a reason, which stays with the person and out of the audit', async ({
		expect
	}) => {
		const eko = await nurseIn();
		const path = `/api/people/${eko.id}/appointments/${await currentOf(eko.id)}/end`;
		expect(
			(await admin.put(path, { validTo: '2026-12-31', reason: ' ' })).body.errors
		).toMatchObject([{ pointer: '/reason' }]);
		await admin.put(path, { validTo: '2026-12-31', reason: 'Mutasi ke provinsi' });
		expect((await admin.get(`/api/people/${eko.id}`)).body.appointments).toMatchObject([
			{ validTo: '2026-12-31', endReason: 'Mutasi ke provinsi', mayEnd: true }
		]);
		expect(JSON.stringify(await w.db.select().from(auditEvent))).not.toContain('provinsi');
		expect(await told(eko.id, 'appointment-ended')).toHaveLength(1);
	});

	test('are changed by a unit’s personnel manager within their units only', async ({ expect }) => {
		const fajar = await nurseIn();
		const place = { kind: 'TT', positionId: head.id, validFrom: today };
		const path = `/api/people/${fajar.id}/appointments`;
		expect((await unitHr.post(path, { ...place, unitId: clinic.id })).status).toBe(201);
		expect((await unitHr.post(path, { ...place, unitId: schools.id })).status).toBe(404);
		const guru = await nurseIn(schools);
		const outside = `/api/people/${guru.id}/appointments`;
		expect((await unitHr.post(outside, { ...place, unitId: clinic.id })).status).toBe(404);
		expect(
			(
				await unitHr.put(`${outside}/${await currentOf(guru.id)}/end`, {
					validTo: today,
					reason: 'Bukan wewenangnya'
				})
			).status
		).toBe(404);
		const { body } = await unitHr.get('/api/appointment-choices');
		expect(body.units.map(({ name }: { name: string }) => name)).toEqual([
			'Dinas Kesehatan',
			'Puskesmas Binanga'
		]);
	});

	test('of somebody who also works elsewhere are ended there, not here', async ({ expect }) => {
		const guru = await nurseIn(schools);
		await w.appoint(guru, { position: head, unit: clinic, kind: 'PLT' });
		const answer = await unitHr.post(`/api/people/${guru.id}/appointments`, {
			kind: 'D',
			positionId: nurse.id,
			unitId: clinic.id,
			validFrom: today
		});
		expect(answer.status).toBe(404);
	});

	hides('POST /api/people/:personId/appointments', () => w, {
		method: 'POST',
		path: () => `/api/people/${rahmat.id}/appointments`,
		missing: '/api/people/per_0/appointments',
		body: { kind: 'D', positionId: nurse.id, unitId: clinic.id, validFrom: today },
		outsider: () => w.person('Verifikator', { roles: ['verifier'] })
	});
	hides('PUT /api/people/:personId/appointments/:appointmentId/end', () => w, {
		method: 'PUT',
		path: async () => `/api/people/${rahmat.id}/appointments/${await currentOf(rahmat.id)}/end`,
		missing: '/api/people/per_0/appointments/apt_0/end',
		body: { validTo: today, reason: 'Bukan wewenangnya' },
		outsider: () =>
			w.person('Pengelola Lain', { roles: [{ role: 'unit-hr', unit: schools }], unit: schools })
	});
	hides('GET /api/appointment-choices', () => w, {
		method: 'GET',
		path: () => '/api/appointment-choices',
		missing: '/api/appointment-choices',
		outsider: () => w.person('Pegawai')
	});
});
