import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { calendarProgram, entriesOf } from '#test/support/calendar-program.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const teacher = await w.person('Tono Pengajar', { unit: health });
let serial = 0;
const somebody = () => w.person(`Peserta ${++serial}`, { unit: health });

const hoursAhead = (hours: number) => new Date(Date.now() + hours * 3_600_000);
async function event(given: Parameters<typeof shop.event>[0] = {}) {
	const hall = await shop.room(`Aula ${++serial}`, { address: 'Jalan Ahmad Yani 1' });
	const made = await shop.event({ title: 'Manajemen risiko', ...given });
	const session = await shop.session(made, {
		title: 'Hari pertama',
		startsAt: hoursAhead(48),
		roomId: hall.id
	});
	return { ...made, session, hall };
}
/** The feed of somebody who switched it on: read by a program without a session. */
async function subscribed(who: { id: string }) {
	const agent = await w.agent(who);
	const { body } = await agent.post('/api/calendar-feed');
	const path = String(body.path);
	const program = calendarProgram();
	return {
		...{ agent, path, program },
		async read() {
			const answer = await w.stranger().get(path);
			if (answer.status === 200) program.reads(String(answer.body));
			return answer;
		}
	};
}

describe('the calendar of a person', () => {
	test('holds what they registered for and what they teach, in UTC with place and page', async ({
		expect
	}) => {
		const ani = await somebody();
		const course = await event();
		await shop.signup(ani, course);
		const taught = await event({ title: 'Rekam medis' });
		await shop.teaches(ani, taught.session);
		const other = await event({ title: 'Bukan urusan Ani' });
		await shop.signup(await somebody(), other);
		const { read } = await subscribed(ani);
		const { headers, body } = await read();
		expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect(entriesOf(body)).toMatchObject([
			{
				uid: `${course.session.id}@malaqbi`,
				title: 'Hari pertama · Manajemen risiko',
				status: 'CONFIRMED',
				location: `${course.hall.name}, Jalan Ahmad Yani 1`,
				url: `https://portal.test/workshops/${course.id}`,
				alarms: 1
			},
			{ title: 'Hari pertama · Rekam medis', status: 'CONFIRMED' }
		]);
		expect(body).not.toContain('Peserta');
	});

	test('calls what is not decided yet tentative, and an invitation nothing', async ({ expect }) => {
		const ani = await somebody();
		await shop.signup(ani, await event(), 'waitlisted');
		await shop.signup(ani, await event(), 'invited');
		const { read } = await subscribed(ani);
		expect(entriesOf((await read()).body)).toMatchObject([{ status: 'TENTATIVE', alarms: 0 }]);
	});

	test('reaches the program when a session moves: the same id, a higher number', async ({
		expect
	}) => {
		const ani = await somebody();
		const course = await event();
		await shop.signup(ani, course);
		const { read, program } = await subscribed(ani);
		await read();
		const [before] = program.held;
		const later = hoursAhead(72);
		const moved = await (
			await w.agent(rina)
		).put(`/api/workshops/${course.id}/sessions/${course.session.id}`, {
			title: 'Hari pertama',
			startsAt: later.toISOString(),
			endsAt: hoursAhead(74).toISOString(),
			jp: 4
		});
		expect(moved.status).toBe(200);
		await read();
		const [after] = program.held;
		expect(program.held).toHaveLength(1);
		expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 99);
		expect(after?.startsAt.slice(0, 16)).toBe(later.toISOString().slice(0, 16));
	});

	test('takes an event that is called off out of the program, and brings it back', async ({
		expect
	}) => {
		const ani = await somebody();
		const course = await event();
		await shop.signup(ani, course);
		const { read, program } = await subscribed(ani);
		await read();
		expect(program.shows()).toHaveLength(1);
		const plan = await w.agent(rina);
		const status = (status: string) =>
			plan.post(`/api/workshops/${course.id}/status`, { status, reason: 'Ruang banjir' });
		await status('cancelled');
		await read();
		expect([program.held.length, program.shows().length]).toEqual([1, 0]);
		expect((await status('draft')).status).toBe(409);
		await w.db.update(t.signup).set({ status: 'invited' }).where(eq(t.signup.eventId, course.id));
		expect([(await status('draft')).status, (await status('open')).status]).toEqual([200, 200]);
		await w.db.update(t.signup).set({ status: 'booked' }).where(eq(t.signup.eventId, course.id));
		await read();
		expect(program.shows()).toHaveLength(1);
	});

	test('takes a registration that was given up out of the program, and forgets it after a month', async ({
		expect
	}) => {
		const ani = await somebody();
		const course = await event();
		const { id } = await shop.signup(ani, course);
		const { agent, read, program } = await subscribed(ani);
		await read();
		expect((await agent.post(`/api/signups/${id}/cancellation`, {})).status).toBe(200);
		await read();
		expect([program.held.length, program.shows().length]).toEqual([1, 0]);
		const long = hoursAhead(-40 * 24);
		await w.db.update(t.signup).set({ updatedAt: long }).where(eq(t.signup.id, id));
		await w.db
			.update(t.workshopEvent)
			.set({ updatedAt: long })
			.where(eq(t.workshopEvent.id, course.id));
		await w.db
			.update(t.workshopSession)
			.set({ updatedAt: long })
			.where(eq(t.workshopSession.eventId, course.id));
		expect(entriesOf((await read()).body)).toEqual([]);
	});

	test('says nothing new to a program that holds the same', async ({ expect }) => {
		const ani = await somebody();
		await shop.signup(ani, await event());
		const { path, read } = await subscribed(ani);
		const etag = (await read()).headers.get('etag') ?? '';
		const again = await w.stranger().get(path, { headers: { 'if-none-match': etag } });
		expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
	});

	test('keeps the online address to the page', async ({ expect }) => {
		const ani = await somebody();
		const made = await shop.event();
		await shop.session(made, { startsAt: hoursAhead(5), onlineUrl: 'https://rapat.test/rahasia' });
		await shop.signup(ani, made);
		const { read } = await subscribed(ani);
		expect((await read()).body).not.toContain('rahasia');
	});
});

describe('the address of the calendar', () => {
	test('is shown to its owner again, kept as a hash, and another one after renewing', async ({
		expect
	}) => {
		const ani = await somebody();
		const { agent, path, read } = await subscribed(ani);
		expect((await agent.get('/api/calendar-feed')).body.path).toBe(path);
		const [kept] = await w.db
			.select()
			.from(t.calendarFeed)
			.where(eq(t.calendarFeed.personId, ani.id));
		const token = path.slice('/api/calendar-feed/'.length, -'.ics'.length);
		expect(JSON.stringify(kept)).not.toContain(token);
		const books = await Promise.all([
			w.db.select().from(t.auditEvent),
			w.db.select().from(t.request)
		]);
		expect(JSON.stringify(books)).not.toContain(token);
		const renewed = await agent.post('/api/calendar-feed');
		expect(renewed.body.path).not.toBe(path);
		expect((await read()).status).toBe(404);
		expect((await w.stranger().get(renewed.body.path)).status).toBe(200);
	});

	test('sent twice with one key is one address', async ({ expect }) => {
		const agent = await w.agent(await somebody());
		const key = crypto.randomUUID();
		const paths = [];
		for (let turn = 0; turn < 2; turn++)
			paths.push((await agent.post('/api/calendar-feed', {}, { key })).body.path);
		expect(paths[0]).toBe(paths[1]);
	});

	test('leads nowhere once it is switched off, or its owner may not sign in any more', async ({
		expect
	}) => {
		const ani = await somebody();
		const first = await subscribed(ani);
		await first.agent.delete('/api/calendar-feed');
		expect((await first.read()).status).toBe(404);
		expect((await first.agent.get('/api/calendar-feed')).body).toEqual({ path: null, since: null });
		const budi = await somebody();
		const second = await subscribed(budi);
		await w.db.update(t.user).set({ disabledAt: w.now }).where(eq(t.user.personId, budi.id));
		expect((await second.read()).status).toBe(404);
	});

	test('refuses a program that asks all the time, and no other', async ({ expect }) => {
		const ani = await subscribed(await somebody());
		const budi = await subscribed(await somebody());
		const statuses = [];
		for (let turn = 0; turn < 61; turn++) statuses.push((await ani.read()).status);
		expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([
			60, 429
		]);
		expect((await budi.read()).status).toBe(200);
	});

	test('refuses whoever tries addresses, and still serves a good one of the same network', async ({
		expect
	}) => {
		const ani = await subscribed(await somebody());
		const tried = [];
		for (let turn = 0; turn < 61; turn++) {
			const path = `/api/calendar-feed/${'x'.repeat(40)}${String(turn).padStart(3, '0')}.ics`;
			tried.push((await w.stranger().get(path)).status);
		}
		expect([tried[0], tried.at(-1)]).toEqual([404, 429]);
		expect((await ani.read()).status).toBe(200);
	});

	test('is asked of nobody who is not signed in', async ({ expect }) => {
		const nobody = w.stranger();
		const answers = [
			await nobody.get('/api/calendar-feed'),
			await nobody.post('/api/calendar-feed'),
			await nobody.delete('/api/calendar-feed')
		];
		expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
	});
});

describe('an event as a file for a calendar', () => {
	test('holds its sessions, tentative until the reader has a seat', async ({ expect }) => {
		const course = await event();
		const ani = await somebody();
		const agent = await w.agent(ani);
		const path = `/api/workshops/${course.id}/calendar`;
		const before = await agent.get(path);
		expect(before.headers.get('content-disposition')).toContain('.ics');
		expect(entriesOf(before.body)).toMatchObject([{ status: 'TENTATIVE', sequence: 0 }]);
		await agent.post(`/api/workshops/${course.id}/signups`);
		const program = calendarProgram();
		program.reads(before.body);
		program.reads((await agent.get(path)).body);
		expect(program.held).toMatchObject([{ status: 'CONFIRMED', sequence: 1 }]);
	});

	test('refuses a draft to those who do not plan it', async ({ expect }) => {
		const draft = await event({ status: 'draft' });
		const path = `/api/workshops/${draft.id}/calendar`;
		expect((await (await w.agent(await somebody())).get(path)).status).toBe(404);
		expect((await (await w.agent(rina)).get(path)).status).toBe(200);
	});

	hides('GET /api/workshops/:eventId/calendar', () => w, {
		method: 'GET',
		path: async () => `/api/workshops/${(await event({ status: 'draft' })).id}/calendar`,
		missing: '/api/workshops/evt_0/calendar',
		outsider: () => Promise.resolve(teacher)
	});
});
