import { desc, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { appointment, auditEvent, positionRequirement } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

describe('the registers of the organisation', async () => {
	const w = await world();
	const health = await w.unit('Dinas Kesehatan', { parent: w.root, code: 'DINKES' });
	const clinic = await w.unit('Puskesmas Binanga', { parent: health, code: 'PUSK' });
	const schools = await w.unit('Dinas Pendidikan', { parent: w.root, code: 'DISDIK' });
	const nurse = await w.position('Perawat Terampil', { code: 'J10' });
	const head = await w.position('Kepala Puskesmas', { code: 'J11', leads: true });
	const skill = await w.competency('Rekam Medis', { code: 'T.KES.05' });
	await w.requires(nurse, skill, 2);
	const sari = await w.person('Sari Wahyuni', { position: nurse, unit: clinic });
	const kepala = await w.person('Rahmat', { position: head, unit: clinic });
	const guru = await w.person('Guru Lain', { position: await w.position('Guru'), unit: schools });
	const adminPerson = await w.person('Admin', {
		roles: ['admin'],
		unit: w.root,
		position: await w.position('Kabid')
	});
	const admin = await w.agent(adminPerson);
	const unitHr = await w.agent(
		await w.person('Pengelola', { roles: [{ role: 'unit-hr', unit: health }] })
	);

	test('finds people by any word of the name and by the beginning of the number', async ({
		expect
	}) => {
		const byName = await admin.get('/api/people?q=wahyuni');
		expect(byName.body.items).toMatchObject([
			{ id: sari.id, unit: 'Puskesmas Binanga', position: 'Perawat Terampil', active: true }
		]);
		const byNumber = await admin.get(`/api/people?q=${sari.nip}`);
		expect(byNumber.body.items.map(({ id }: { id: string }) => id)).toEqual([sari.id]);
	});

	test('pages through everybody without losing or doubling one', async ({ expect }) => {
		const seen: string[] = [];
		for (let after = ''; ;) {
			const { body } = await admin.get(`/api/people?limit=2${after && `&after=${after}`}`);
			seen.push(...body.items.map(({ id }: { id: string }) => id));
			if (!body.next) break;
			after = body.next;
		}
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toEqual(expect.arrayContaining([sari.id, kepala.id, guru.id]));
	});

	test('shows a unit’s own staff manager only their subtree', async ({ expect }) => {
		const { body } = await unitHr.get('/api/people');
		expect(body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(
			[kepala.id, sari.id].toSorted()
		);
		expect((await unitHr.get(`/api/people/${guru.id}`)).status).toBe(404);
		expect((await unitHr.get(`/api/units/${schools.id}`)).status).toBe(404);
		expect((await unitHr.get(`/api/people/${sari.id}`)).status).toBe(200);
	});

	test('changes a name, and keeps the old one with the person, not in the audit', async ({
		expect
	}) => {
		const answer = await admin.put(`/api/people/${sari.id}`, {
			nama: 'Sari Wahyuni Baru',
			gelarBelakang: 'S.Kep.'
		});
		expect(answer.body).toEqual({ outcome: 'changed', changed: ['nama', 'gelarBelakang'] });
		const { body } = await admin.get(`/api/people/${sari.id}`);
		expect(body.name).toBe('Sari Wahyuni Baru, S.Kep.');
		expect(body.changes).toContainEqual(
			expect.objectContaining({
				field: 'nama',
				before: 'Sari Wahyuni',
				after: 'Sari Wahyuni Baru',
				by: 'Admin'
			})
		);
		const audited = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${sari.id}`))
			.orderBy(desc(auditEvent.at))
			.get();
		expect(JSON.stringify(audited)).not.toContain('Wahyuni');
	});

	test('empties a field that is sent empty and leaves one that is not sent', async ({ expect }) => {
		await admin.put(`/api/people/${sari.id}`, { nama: 'Sari Wahyuni Baru', gelarBelakang: '' });
		expect((await admin.get(`/api/people/${sari.id}`)).body.name).toBe('Sari Wahyuni Baru');
	});

	test('gives a new appointment and ends the one before', async ({ expect }) => {
		const move = {
			nama: 'Guru Lain',
			kodeUnit: 'DINKES',
			kodeJabatan: 'J10',
			tmtJabatan: '01-10-2026'
		};
		expect((await admin.put(`/api/people/${guru.id}`, move)).body.outcome).toBe('changed');
		const held = await w.db.select().from(appointment).where(eq(appointment.personId, guru.id));
		expect(held.map(({ validTo }) => validTo).toSorted()).toEqual(['2026-09-30', null]);
		const early = await admin.put(`/api/people/${guru.id}`, {
			...move,
			kodeUnit: 'PUSK',
			tmtJabatan: '01-01-2020'
		});
		expect(early.body.errors).toMatchObject([
			{ pointer: '/tmtJabatan', code: 'starts-before-current' }
		]);
	});

	test('adds a person once', async ({ expect }) => {
		const given = { nip: '199506072025212907', nama: 'Pegawai Baru' };
		expect((await admin.post('/api/people', given)).status).toBe(201);
		expect((await admin.post('/api/people', given)).body.errors).toMatchObject([
			{ pointer: '/nip', code: 'already-known' }
		]);
	});

	test('shows a unit with what is above and below it and who leads it', async ({ expect }) => {
		const { body } = await admin.get(`/api/units/${clinic.id}`);
		expect(body.above.map(({ code }: { code: string }) => code)).toEqual([w.root.code, 'DINKES']);
		expect(body.leaders).toMatchObject([{ name: 'Rahmat', position: 'Kepala Puskesmas' }]);
		expect(body.staff).toBe(2);
	});

	test('renames a unit, keeps its history, and refuses to hang it below itself', async ({
		expect
	}) => {
		await admin.put(`/api/units/${health.id}`, { nama: 'Dinas Kesehatan Kabupaten' });
		const { body } = await admin.get(`/api/units/${health.id}`);
		expect(body.changes).toMatchObject([{ field: 'nama', before: 'Dinas Kesehatan', by: 'Admin' }]);
		const cycle = await admin.put(`/api/units/${health.id}`, {
			nama: 'Dinas Kesehatan',
			kodeInduk: 'PUSK'
		});
		expect(cycle.body.errors).toMatchObject([{ pointer: '/kodeInduk', code: 'unit-cycle' }]);
	});

	test('changes what a position asks for from a day on; the old requirement stays readable', async ({
		expect
	}) => {
		await admin.put(`/api/positions/${nurse.id}`, {
			nama: 'Perawat Terampil',
			kelas: 'jf_terampil',
			persyaratan: 'T.KES.05=3:mutlak',
			berlakuMulai: '2026-11-01'
		});
		const rows = await w.db
			.select()
			.from(positionRequirement)
			.where(eq(positionRequirement.positionId, nurse.id));
		expect(
			rows.map(({ level, validFrom, validTo }) => [level, validFrom, validTo]).toSorted()
		).toEqual([
			[2, '2020-01-01', '2026-10-31'],
			[3, '2026-11-01', null]
		]);
		const { body } = await admin.get(`/api/positions/${nurse.id}`);
		expect(body.requirements).toHaveLength(2);
	});

	test('shows a competency with its levels and the positions that ask for it', async ({
		expect
	}) => {
		await admin.put(`/api/competencies/${skill.id}`, {
			nama: 'Rekam Medis',
			jenis: 'teknis',
			level1: 'Memahami',
			indikator1: 'a|b'
		});
		const { body } = await admin.get(`/api/competencies/${skill.id}`);
		expect(body.levels).toEqual([{ level: 1, description: 'Memahami', indicators: ['a', 'b'] }]);
		expect(body.positions).toMatchObject([{ code: 'J10', level: 3 }]);
		expect((await admin.get('/api/competencies?q=rekam')).body.items).toHaveLength(1);
	});

	const outsider = () => w.person('Pegawai Biasa');
	const list = (path: string) => ({ path: () => path, missing: path, outsider });
	const single = (register: string, id: string) => ({
		path: () => `/api/${register}/${id}`,
		missing: `/api/${register}/missing`,
		outsider
	});
	hides('GET /api/people', () => w, { method: 'GET', ...list('/api/people') });
	hides('POST /api/people', () => w, { method: 'POST', ...list('/api/people'), body: {} });
	hides('GET /api/people/:personId', () => w, { method: 'GET', ...single('people', sari.id) });
	hides('PUT /api/people/:personId', () => w, {
		method: 'PUT',
		...single('people', sari.id),
		body: {}
	});
	hides('GET /api/units', () => w, { method: 'GET', ...list('/api/units') });
	hides('POST /api/units', () => w, { method: 'POST', ...list('/api/units'), body: {} });
	hides('GET /api/units/:unitId', () => w, { method: 'GET', ...single('units', clinic.id) });
	hides('PUT /api/units/:unitId', () => w, {
		method: 'PUT',
		...single('units', clinic.id),
		body: {}
	});
	hides('GET /api/positions', () => w, { method: 'GET', ...list('/api/positions') });
	hides('POST /api/positions', () => w, { method: 'POST', ...list('/api/positions'), body: {} });
	hides('GET /api/positions/:positionId', () => w, {
		method: 'GET',
		...single('positions', nurse.id)
	});
	hides('PUT /api/positions/:positionId', () => w, {
		method: 'PUT',
		...single('positions', nurse.id),
		body: {}
	});
	hides('GET /api/competencies', () => w, { method: 'GET', ...list('/api/competencies') });
	hides('POST /api/competencies', () => w, {
		method: 'POST',
		...list('/api/competencies'),
		body: {}
	});
	hides('GET /api/competencies/:competencyId', () => w, {
		method: 'GET',
		...single('competencies', skill.id)
	});
	hides('PUT /api/competencies/:competencyId', () => w, {
		method: 'PUT',
		...single('competencies', skill.id),
		body: {}
	});
});
