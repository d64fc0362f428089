import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { mostCounted } from '#api/domain/most-counted.ts';
import { getHome } from '#api/modules/reports/get-home.ts';
import { TeamQuery } from '#api/modules/reports/contract.ts';
import { listTeam } from '#api/modules/reports/list-team.ts';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { assignmentWorld } from '#test/support/world-assignments.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { hides } from '#test/support/strangers.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let c: ReturnType<typeof creditWorld>;
let clinic: Awaited<ReturnType<World['unit']>>;
let nurse: Awaited<ReturnType<World['position']>>;
let head: Awaited<ReturnType<World['position']>>;
let records: Awaited<ReturnType<World['competency']>>;
let course: Awaited<ReturnType<ReturnType<typeof creditWorld>['course']>>;

beforeAll(async () => {
	w = await world();
	c = creditWorld(w);
	clinic = await w.unit('UPTD Puskesmas Binanga', { parent: w.root });
	nurse = await w.position('Perawat Terampil');
	head = await w.position('Kepala UPTD', { classCode: 'pengawas', leads: true });
	records = await w.competency('Rekam Medis', { code: 'T.KES.05' });
	await w.requires(nurse, records, 2);
	course = await c.course('Rekam Medis Elektronik', {
		leadsTo: [{ competency: records, level: 2 }],
		jp: 20
	});
});

const soon = (hours: number) => new Date(w.now.getTime() + hours * 3_600_000);
const nurseSari = () => w.person('Sari', { position: nurse, unit: clinic });
const team = (given = {}) => TeamQuery.parse({ limit: 50, ...given });

describe('home', () => {
	test('shows the JP of the year, the gaps with their course, and the way to the target', async () => {
		const sari = await nurseSari();
		await c.credit(sari, { verified: true });
		await c.credit(sari, { stated: 6 });
		const home = await getHome(await w.as(sari));
		expect(home).toMatchObject({
			balance: { verified: 4, submitted: 6, remaining: 16, target: { jp: 20 } },
			shortcut: { courses: 1, jp: 20 },
			gaps: [{ code: 'T.KES.05', required: 2, held: 0, offer: { courseId: course.id } }],
			openGaps: 1,
			desk: null,
			team: null,
			setup: null
		});
		expect(home.dates).toContainEqual({
			kind: 'period-ends',
			on: '2026-12-31',
			about: null,
			id: null
		});
	});

	test('tells of a session of today or tomorrow where one is booked, until one was seen there', async () => {
		const hall = workshopWorld(w);
		const sari = await nurseSari();
		const held = await hall.event();
		const listed = await hall.signup(sari, held);
		const over = { startsAt: soon(-6), endsAt: soon(-2) };
		await hall.session(held, over);
		const today = await hall.session(held, { startsAt: soon(5), endsAt: soon(8) });
		const later = await hall.event();
		await hall.signup(sari, later);
		await hall.session(later, { startsAt: soon(30), endsAt: soon(34) });

		const { session } = await getHome(await w.as(sari));
		expect(session).toMatchObject({ eventId: held.id, startsAt: soon(5).toISOString() });
		expect((await getHome(await w.as(await nurseSari()))).session).toBeNull();

		await w.db.insert(t.attendanceMark).values({
			id: newId('mrk'),
			sessionId: today.id,
			signupId: listed.id,
			status: 'present',
			means: 'qr',
			by: sari.id,
			at: w.now
		});
		expect((await getHome(await w.as(sari))).session).toBeNull();
	});

	test('tells a trainer of the session they teach at today or tomorrow, and nobody else', async () => {
		const hall = workshopWorld(w);
		const rahmat = await nurseSari();
		const held = await hall.event();
		const late = await hall.session(held, { startsAt: soon(20) });
		const first = await hall.session(held, { startsAt: soon(-1) });
		const far = await hall.session(held, { startsAt: soon(25) });
		for (const each of [late, first, far]) await hall.teaches(rahmat, each);

		const home = await getHome(await w.as(rahmat));
		expect(home.teaching).toMatchObject({ sessionId: first.id, startsAt: soon(-1).toISOString() });
		expect(home.session).toBeNull();
		expect((await getHome(await w.as(await nurseSari()))).teaching).toBeNull();

		await w.db
			.update(t.workshopEvent)
			.set({ status: 'cancelled' })
			.where(eq(t.workshopEvent.id, held.id));
		expect((await getHome(await w.as(rahmat))).teaching).toBeNull();
	});

	test('tells of a seat that is kept for one’s word, until it lapses', async () => {
		const hall = workshopWorld(w);
		const sari = await nurseSari();
		const [lapsed, later, sooner] = [await hall.event(), await hall.event(), await hall.event()];
		await hall.signup(sari, lapsed, 'offered', { offerEndsAt: soon(-1) });
		await hall.signup(sari, later, 'offered', { offerEndsAt: soon(20) });
		await hall.signup(sari, sooner, 'offered', { offerEndsAt: soon(3) });
		expect((await getHome(await w.as(sari))).offer).toMatchObject({
			eventId: sooner.id,
			endsAt: soon(3).toISOString()
		});
		expect((await getHome(await w.as(await nurseSari()))).offer).toBeNull();
	});

	test('lists the workshops ahead by their first session, and the work that is still to be handed in', async () => {
		const hall = workshopWorld(w);
		const works = assignmentWorld(w);
		const sari = await nurseSari();
		const days = (count: number) => soon(24 * count);
		const held = await hall.event({ title: 'Dasar triase' });
		await hall.signup(sari, held);
		await hall.session(held, { startsAt: days(9) });
		await hall.session(held, { startsAt: days(8) });
		const given = { eventId: held.id, dueAt: days(12) };
		const due = await works.assignment({ ...given, title: 'Peta alur pasien' });
		const done = await works.assignment({ ...given, title: 'Rencana aksi' });
		await works.work(sari, done);
		await works.assignment({ eventId: held.id, title: 'Sudah lewat', dueAt: days(-1) });
		const left = await hall.event({ title: 'Ditinggalkan' });
		await hall.signup(sari, left, 'cancelled');
		await hall.session(left, { startsAt: days(5) });

		const { dates } = await getHome(await w.as(sari));
		expect(dates).toEqual([
			{ kind: 'session', on: '2026-12-01', about: 'Dasar triase', id: held.id },
			{ kind: 'work-due', on: '2026-12-05', about: 'Peta alur pasien', id: due.id },
			{ kind: 'period-ends', on: '2026-12-31', about: null, id: null }
		]);
		const others = await getHome(await w.as(await nurseSari()));
		expect(others.dates).toHaveLength(1);
	});

	test('continues the course studied last', async () => {
		const sari = await nurseSari();
		const lessonId = newId('lsn');
		await w.db.insert(t.lesson).values({
			id: lessonId,
			versionId: course.versionId,
			sequence: 1,
			kind: 'text',
			title: 'Mengapa rekam medis elektronik',
			minutes: 12,
			bytes: 900,
			final: false
		});
		const enrolmentId = newId('enr');
		await w.db.insert(t.enrolment).values({
			id: enrolmentId,
			personId: sari.id,
			courseId: course.id,
			versionId: course.versionId,
			status: 'active',
			enrolledAt: w.now,
			progress: 0,
			lastActiveAt: w.now
		});
		const home = await getHome(await w.as(sari));
		expect(home.learning).toEqual([
			{
				enrolmentId,
				title: course.title,
				progress: 0,
				next: { lessonId, title: 'Mengapa rekam medis elektronik', minutes: 12 }
			}
		]);
		expect(home.gaps[0]?.offer).toMatchObject({ enrolmentId });
	});

	test('tells a verifier what waits, their own left out', async () => {
		const hr = await w.person('Ibu HR', { roles: ['verifier'] });
		await c.credit(hr);
		const before = await getHome(await w.as(hr));
		await c.credit(await nurseSari());
		const after = await getHome(await w.as(hr));
		expect((after.desk?.waiting ?? 0) - (before.desk?.waiting ?? 0)).toBe(1);
		expect(after.desk?.oldest).toBe(w.now.toISOString());
	});

	test('shows an admin what the installation still lacks', async () => {
		const admin = await w.person('Pak Admin', { roles: ['admin'] });
		const { setup } = await getHome(await w.as(admin));
		expect(setup).toContainEqual({ step: 'units', done: true });
		expect(setup).toContainEqual({ step: 'signatory', done: false });
	});
});

describe('my team', () => {
	test('is the people of my unit, without myself, with JP and open gaps', async () => {
		const ward = await w.unit('Poli Gigi', { parent: clinic });
		const ibu = await w.person('Ibu Kepala', { position: head, unit: ward });
		const sari = await w.person('Sari Gigi', { position: nurse, unit: ward });
		await c.credit(sari, { verified: true });
		const { items, total } = await listTeam(await w.as(ibu), team());
		expect(total).toBe(1);
		expect(items).toMatchObject([
			{
				personId: sari.id,
				position: 'Perawat Terampil',
				unit: 'Poli Gigi',
				verified: 4,
				target: 20,
				band: 'low',
				openGaps: 1
			}
		]);
	});

	test('counts no further than two thousand, whatever the size of the agency', async () => {
		const large = await world();
		const chiefs = await large.position('Kepala Dinas', { classCode: 'jpt_pratama', leads: true });
		const teacher = await large.position('Guru');
		const chief = await large.person('Ibu Kadis', { position: chiefs, unit: large.root });
		const many = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)`;
		await large.db.run(sql`${many} insert into person
			(id, nip, name, kind, legal_status, created_at, updated_at)
			select 'per_many' || i, '1977' || printf('%014d', i), 'Guru ' || i, 'PNS', '01', 0, 0 from n`);
		await large.db.run(sql`${many} insert into appointment
			(id, person_id, position_id, unit_id, kind, valid_from, created_at)
			select 'apt_many' || i, 'per_many' || i, ${teacher.id}, ${large.root.id}, 'D', '2020-01-01', 0 from n`);
		const { total } = await listTeam(await large.as(chief), team());
		const home = await getHome(await large.as(chief));
		expect([total, home.team?.people]).toEqual([mostCounted + 1, mostCounted + 1]);
	});

	test('pages by name, nothing twice and nothing lost', async () => {
		const hr = await w.person('Ibu HR', { roles: ['verifier'] });
		const call = await w.as(hr);
		const all = (await listTeam(call, team())).items.map((row) => row.personId);
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const part = await listTeam(call, team({ limit: 2, after }));
			seen.push(...part.items.map((row) => row.personId));
			after = part.next ?? undefined;
		} while (after);
		expect(seen).toEqual(all);
		expect(all).not.toContain(hr.id);
	});

	test('is found by name and by unit', async () => {
		const hr = await w.person('Ibu HR', { roles: ['verifier'] });
		const ward = await w.unit('Apotek', { parent: clinic });
		const budi = await w.person('Budi Apoteker', { position: nurse, unit: ward });
		const call = await w.as(hr);
		for (const filter of [{ search: 'apoteker' }, { unitId: ward.id }])
			expect((await listTeam(call, team(filter))).items).toMatchObject([{ personId: budi.id }]);
	});
});

hides('GET /api/home', () => w, {
	method: 'GET',
	path: () => '/api/home',
	missing: '/api/home?other=1'
});
hides('GET /api/team', () => w, {
	method: 'GET',
	path: () => '/api/team',
	missing: '/api/team?limit=1',
	outsider: nurseSari
});
