import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { tellShort } from '#api/modules/workshops/tell-short.ts';
import { qrPath } from '#api/ports/qr.ts';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const workshops = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const school = await w.unit('Dinas Pendidikan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const ani = await w.person('Ani Nurhayati', { position: nurse, unit: health });
const budi = await w.person('Budi Santoso', { position: nurse, unit: school });
const citra = await w.person('Citra Dewi', { position: nurse, unit: health });
const organiser = await w.person('Omar Penyelenggara', { roles: ['organiser'] });
const elsewhere = await w.person('Oki Penyelenggara', {
	roles: [{ role: 'organiser', unit: school }]
});

const hour = 3_600_000;
async function event(given: Parameters<typeof workshops.event>[0] = {}) {
	const made = await workshops.event({ unitId: health.id, ...given });
	await workshops.session(made, { startsAt: new Date(Date.now() + 48 * hour) });
	return made;
}
async function full(given: Parameters<typeof workshops.event>[0] = {}) {
	const course = await event({ capacity: 2, ...given });
	const seat = await workshops.signup(ani, course, 'booked', { unitId: health.id });
	await workshops.signup(budi, course, 'booked', { unitId: school.id });
	const waits = await workshops.signup(citra, course, 'waitlisted', { unitId: health.id });
	return { course, seat, waits };
}
type Row = { name: string; status: string };
const listed = async (who: { id: string }, of: { id: string }, query = '') =>
	(await w.agent(who)).get(`/api/workshops/${of.id}/participants${query}`);
const namesOf = ({ body }: { body: { items: Row[] } }) => body.items.map((row) => row.name);

describe('the participants of an event', () => {
	test('are sorted, filtered and paged by the database', async ({ expect }) => {
		const { course } = await full();
		const all = await listed(organiser, course);
		expect(namesOf(all)).toEqual(['Ani Nurhayati', 'Budi Santoso', 'Citra Dewi']);
		expect(all.body.items[0]).toMatchObject({
			unit: 'Dinas Kesehatan',
			position: 'Perawat Terampil'
		});
		expect(all.body.event.seatsLeft).toBe(0);
		expect(namesOf(await listed(organiser, course, '?sort=-name'))[0]).toBe('Citra Dewi');
		expect(namesOf(await listed(organiser, course, '?status=waitlisted'))).toEqual(['Citra Dewi']);
		const unit = await listed(organiser, course, `?unitId=${school.id}`);
		expect(namesOf(unit)).toEqual(['Budi Santoso']);

		const first = await listed(organiser, course, '?limit=2');
		const next = await listed(organiser, course, `?limit=2&after=${first.body.next}`);
		expect([...namesOf(first), ...namesOf(next)]).toEqual(namesOf(all));
		expect(next.body.next).toBeNull();
	});

	test('leave as a spreadsheet: who comes, and who waits', async ({ expect }) => {
		const { course } = await full();
		const agent = await w.agent(organiser);
		const { status, body } = await agent.get(`/api/workshops/${course.id}/participants/file`);
		expect(status).toBe(200);
		const sheet = readSpreadsheet(body);
		if (!sheet.ok) throw new Error('unreadable');
		const rows = sheet.value.rows.map((row) => row.cells);
		expect(rows[0]).toEqual(['No', 'Nama', 'NIP', 'Jabatan', 'Unit kerja', 'Status']);
		expect(rows.slice(1).map((row) => row[1])).toEqual(['Ani Nurhayati', 'Budi Santoso']);
		expect(rows[1]?.[2]).toBe(ani.nip);
	});

	test('leave as an assignment letter', async ({ expect }) => {
		const { course } = await full();
		const agent = await w.agent(organiser);
		const { status, headers, body } = await agent.get(
			`/api/workshops/${course.id}/participants/assignment`
		);
		expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect(new TextDecoder().decode(body.slice(0, 5))).toBe('%PDF-');
		const cancelled = await full({ status: 'cancelled' });
		const none = await agent.get(`/api/workshops/${cancelled.course.id}/participants/assignment`);
		expect([none.status, none.body.code]).toEqual([409, 'signup-not-open']);
	});

	test('stay on the list of a closed event, on which their certificates stand', async ({
		expect
	}) => {
		const { course, seat } = await full({ status: 'closed' });
		const answer = await (
			await w.agent(organiser)
		).post(`/api/workshops/${course.id}/participants/removal`, {
			signupIds: [seat.id],
			expected: 1,
			reason: 'Salah orang'
		});
		expect([answer.status, answer.body.code]).toEqual([409, 'event-state']);
		expect(namesOf(await listed(organiser, course))).toContain('Ani Nurhayati');
	});

	test('who was taken off does not sit down again alone; the organiser may invite them', async ({
		expect
	}) => {
		const { course, seat } = await full({ capacity: 5 });
		const agent = await w.agent(organiser);
		const reason = 'Bukan sasaran kegiatan.';
		const path = `/api/workshops/${course.id}`;
		await agent.post(`${path}/participants/removal`, { signupIds: [seat.id], expected: 1, reason });
		const own = await w.agent(ani);
		const again = await own.post(`${path}/signups`);
		expect([again.status, again.body.params]).toEqual([409, { reason: 'removed' }]);
		expect((await own.get(`${path}/my-signup`)).body.closed).toBe('removed');
		await agent.post(`${path}/invitations`, { personIds: [ani.id], expected: 1 });
		expect((await own.get(`${path}/my-signup`)).body.closed).toBe(null);
		// Her other events are at the same hours.
		const seated = await own.post(`${path}/signups`, { acceptClashes: true });
		expect(seated.body.status).toBe('booked');
	});

	test('are taken off with a reason; they are told, and the seat is offered', async ({
		expect
	}) => {
		const { course, seat, waits } = await full();
		const agent = await w.agent(organiser);
		const path = `/api/workshops/${course.id}/participants/removal`;
		const reason = 'Kursi dialihkan ke unit lain.';
		const short = await agent.post(path, { signupIds: [seat.id], expected: 2, reason });
		expect([short.status, short.body.code]).toEqual([409, 'count-mismatch']);
		const done = await agent.post(path, { signupIds: [seat.id], expected: 1, reason });
		expect(done.body).toEqual({ done: [seat.id], left: [] });
		const again = await agent.post(path, { signupIds: [seat.id], expected: 1, reason });
		expect(again.body).toEqual({ done: [], left: [seat.id] });

		const inbox = await (await w.agent(ani)).get('/api/notifications');
		const told = inbox.body.items.find(
			(each: { told: { kind: string } }) => each.told.kind === 'signup-cancelled'
		);
		expect(told.told.facts.reason).toBe(reason);
		const next = await w.db.select().from(t.signup).where(eq(t.signup.id, waits.id)).get();
		expect(next?.status).toBe('offered');
	});
});

describe('too few participants at the end of registration', () => {
	test('are told to who made the event, once; nothing happens by itself', async ({ expect }) => {
		const closesAt = new Date(Date.now() + hour);
		const { course } = await full({ minimum: 5, closesAt, authorId: organiser.id });
		await full({ minimum: 2, closesAt, authorId: organiser.id });
		const at = (hours: number) => w.system(new Date(Date.now() + hours * hour));
		const told = async () =>
			(await (await w.agent(organiser)).get('/api/notifications')).body.items.filter(
				(each: { told: { kind: string } }) => each.told.kind === 'workshop-short'
			);
		await tellShort(at(0));
		expect(await told()).toEqual([]);
		await tellShort(at(2));
		await tellShort(at(3));
		const [only, ...others] = await told();
		expect(others).toEqual([]);
		expect(only).toMatchObject({
			told: { facts: { eventId: course.id, booked: 2, minimum: 5 } },
			place: `/manage/workshops/${course.id}/participants`
		});
		const row = await w.db
			.select({ status: t.workshopEvent.status })
			.from(t.workshopEvent)
			.where(eq(t.workshopEvent.id, course.id))
			.get();
		expect(row?.status).toBe('open');
	});
});

describe('too few participants, and no date at which registration ends', () => {
	const told = async (of: { id: string }, who = organiser) =>
		(await (await w.agent(who)).get('/api/notifications?limit=100')).body.items.filter(
			(each: { told: { kind: string; facts: { eventId?: string } } }) =>
				each.told.kind === 'workshop-short' && each.told.facts.eventId === of.id
		);

	test('are told when the first session begins, once', async ({ expect }) => {
		const course = await event({ minimum: 10, authorId: organiser.id });
		await tellShort(w.system());
		expect(await told(course)).toEqual([]);
		await tellShort(w.system(new Date(Date.now() + 48.5 * hour)));
		await tellShort(w.system(new Date(Date.now() + 49 * hour)));
		expect(await told(course)).toHaveLength(1);
	});

	test('are told to who organises there when nobody is left who made it', async ({ expect }) => {
		const course = await event({ minimum: 10, authorId: null });
		await tellShort(w.system(new Date(Date.now() + 48.5 * hour)));
		expect(await told(course)).toHaveLength(1);
		expect(await told(course, elsewhere)).toEqual([]);
	});
});

describe('the ticket of a seat', () => {
	test('carries a code that only this portal makes, the same each time', async ({ expect }) => {
		const { seat, waits } = await full();
		const agent = await w.agent(ani);
		const { body } = await agent.get(`/api/signups/${seat.id}/ticket`);
		expect(body).toMatchObject({ name: 'Ani Nurhayati', nip: ani.nip });
		expect(body.code).toMatch(new RegExp(`^${seat.id}\\.[\\w-]{16}$`));
		const address = `https://portal.test/t/${body.code.replace('.', '/')}`;
		expect(body.qr).toEqual(qrPath(address));
		expect((await agent.get(`/api/signups/${seat.id}/ticket`)).body.code).toBe(body.code);
		const waiting = await (await w.agent(citra)).get(`/api/signups/${waits.id}/ticket`);
		expect(waiting.status).toBe(404);
	});
});

const some = async () => (await full()).course.id;
const outsider = async () => elsewhere;
const removal = { signupIds: ['sgn_0'], expected: 1, reason: 'Kursi dialihkan.' };

hides('GET /api/workshops/{eventId}/participants', () => w, {
	method: 'GET',
	path: async () => `/api/workshops/${await some()}/participants`,
	missing: '/api/workshops/evt_0/participants',
	outsider
});
hides('GET /api/workshops/{eventId}/participants/file', () => w, {
	method: 'GET',
	path: async () => `/api/workshops/${await some()}/participants/file`,
	missing: '/api/workshops/evt_0/participants/file',
	outsider
});
hides('GET /api/workshops/{eventId}/participants/assignment', () => w, {
	method: 'GET',
	path: async () => `/api/workshops/${await some()}/participants/assignment`,
	missing: '/api/workshops/evt_0/participants/assignment',
	outsider
});
hides('POST /api/workshops/{eventId}/participants/removal', () => w, {
	method: 'POST',
	path: async () => `/api/workshops/${await some()}/participants/removal`,
	missing: '/api/workshops/evt_0/participants/removal',
	body: removal,
	outsider
});
hides('GET /api/signups/{signupId}/ticket', () => w, {
	method: 'GET',
	path: async () => `/api/signups/${(await full()).seat.id}/ticket`,
	missing: '/api/signups/sgn_0/ticket',
	outsider: async () => budi
});
