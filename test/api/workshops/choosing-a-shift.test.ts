import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { calendarProgram } from '#test/support/calendar-program.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { shiftWorld, type Session } from '#test/support/world-shifts.ts';

const w = await world();
const { shop, rina, tutor, nurse, shifted, choose } = await shiftWorld(w);

describe('choosing a shift', () => {
	test('is the participant’s; another choice takes its place', async ({ expect }) => {
		const { of, path, morning, afternoon, sessions } = await shifted();
		const ani = await nurse();
		await shop.signup(ani, of);
		expect((await sessions(ani)).map(({ shift }) => shift?.mine ?? null)).toEqual([
			null,
			null,
			null
		]);
		expect((await choose(ani, path, morning)).status).toBe(200);
		expect((await choose(ani, path, afternoon)).status).toBe(200);
		expect((await sessions(ani)).map(({ shift }) => shift)).toMatchObject([
			null,
			{ mine: false, taken: 0 },
			{ mine: true, taken: 1 }
		]);
		const mine = await (await w.agent(ani)).get(`/api/attendance/mine/${of.id}`);
		expect(mine.body.sessions.map(({ id }: Session) => id)).not.toContain(morning.id);
	});

	test('takes the seat of who gave the place at the event back', async ({ expect }) => {
		const { of, path, afternoon } = await shifted({ seats: 1 });
		const [ani, budi] = [await nurse(), await nurse()];
		const given = await shop.signup(ani, of);
		await shop.signup(budi, of);
		expect((await choose(ani, path, afternoon)).status).toBe(200);
		await w.db.update(t.signup).set({ status: 'cancelled' }).where(eq(t.signup.id, given.id));
		expect((await choose(budi, path, afternoon)).status).toBe(200);
	});

	test('ends where the room is full, or the shift has begun', async ({ expect }) => {
		const { of, path, morning, afternoon } = await shifted({ seats: 1 });
		const [ani, budi] = [await nurse(), await nurse()];
		await shop.signup(ani, of);
		await shop.signup(budi, of);
		expect((await choose(ani, path, afternoon)).status).toBe(200);
		const full = await choose(budi, path, afternoon);
		expect([full.status, full.body.code]).toEqual([409, 'shift-full']);
		// Saying the same again takes no second seat.
		expect((await choose(ani, path, afternoon)).status).toBe(200);
		await w.db
			.update(t.workshopSession)
			.set({ startsAt: new Date('2020-01-01T00:00:00Z') })
			.where(eq(t.workshopSession.id, morning.id));
		const late = await choose(budi, path, morning);
		expect([late.status, late.body.code]).toEqual([409, 'shift-started']);
	});

	test('refuses who has no seat, and a session that is given once', async ({ expect }) => {
		const { of, path, theory, morning } = await shifted();
		const ani = await nurse();
		await shop.signup(ani, of, 'waitlisted');
		expect((await choose(ani, path, morning)).status).toBe(404);
		await w.db.update(t.signup).set({ status: 'booked' }).where(eq(t.signup.personId, ani.id));
		expect((await choose(ani, path, theory)).status).toBe(404);
	});

	test('is not needed for the JP that count once, nor kept to by who came to another', async ({
		expect
	}) => {
		const { of, path, morning, afternoon } = await shifted();
		const ani = await nurse();
		const seat = await shop.signup(ani, of);
		const attended = async () =>
			(await (await w.agent(ani)).get(`/api/attendance/mine/${of.id}`)).body.attended;
		expect(await attended()).toMatchObject({ plannedJp: 6, attendedJp: 0 });
		await choose(ani, path, morning);
		await w.db.insert(t.attendanceMark).values({
			...{ id: newId('mrk'), sessionId: afternoon.id, signupId: seat.id, status: 'present' },
			...{ means: 'trainer' as const, by: rina.id, at: w.now }
		});
		expect(await attended()).toMatchObject({ plannedJp: 6, attendedJp: 4 });
	});

	test('frees the other shift: no clash with what lies there elsewhere', async ({ expect }) => {
		const { at, of, path, morning, afternoon, agent } = await shifted();
		const ani = await nurse();
		await shop.signup(ani, of);
		const other = await shop.event({ title: 'Rekam medis' });
		await shop.signup(ani, other);
		const asked = (from: number) => ({
			title: 'Kode',
			startsAt: at(from).toISOString(),
			endsAt: at(from + 1).toISOString(),
			jp: 1
		});
		await choose(ani, path, morning);
		const add = (from: number) => agent.post(`/api/workshops/${other.id}/sessions`, asked(from));
		expect((await add(7)).status).toBe(201);
		const clash = await add(3);
		expect(clash.body.params.clashes).toMatchObject([{ kind: 'participant', session: 'Praktik' }]);
		// Nor the other way round: the shift that moves is checked for those who come to it.
		const moved = await agent.put(`${path}/sessions/${afternoon.id}`, {
			...asked(7),
			title: 'Praktik',
			jp: 4
		});
		expect(moved.status).toBe(200);
	});

	test('reaches calendars: first both perhaps, then the chosen one, then the other', async ({
		expect
	}) => {
		const { of, path, morning, afternoon } = await shifted();
		const ani = await nurse();
		await shop.signup(ani, of);
		const agent = await w.agent(ani);
		const feed = await agent.post('/api/calendar-feed');
		const program = calendarProgram();
		const shown = async () => {
			program.reads((await w.stranger().get(feed.body.path)).body);
			return Object.fromEntries(
				program.shows().map(({ uid, status }) => [uid.split('@')[0], status])
			);
		};
		expect(await shown()).toMatchObject({
			[morning.id]: 'TENTATIVE',
			[afternoon.id]: 'TENTATIVE'
		});
		await choose(ani, path, morning);
		const first = await shown();
		expect([first[morning.id], first[afternoon.id]]).toEqual(['CONFIRMED', undefined]);
		await choose(ani, path, afternoon);
		const second = await shown();
		expect([second[morning.id], second[afternoon.id]]).toEqual([undefined, 'CONFIRMED']);
	});
});

describe('giving the place back and signing up again', () => {
	test('asks for the shift anew', async ({ expect }) => {
		const { path, morning, sessions } = await shifted();
		const ani = await nurse();
		const agent = await w.agent(ani);
		const { body } = await agent.post(`${path}/signups`);
		await choose(ani, path, morning);
		await agent.post(`/api/signups/${body.signupId}/cancellation`, {});
		expect((await agent.post(`${path}/signups`)).body.status).toBe('booked');
		expect((await sessions(ani)).map(({ shift }) => shift?.mine ?? null)).toEqual([
			null,
			null,
			null
		]);
		const [kept] = await w.db
			.select()
			.from(t.signupShift)
			.where(eq(t.signupShift.signupId, body.signupId));
		// Calendars that saw the first choice take the newer number.
		expect([kept?.sessionId, kept?.revision]).toEqual([null, 2]);
	});
});

hides('PUT /api/workshops/:eventId/my-shift', () => w, {
	method: 'PUT',
	path: async () => `${(await shifted()).path}/my-shift`,
	missing: '/api/workshops/evt_0/my-shift',
	body: { sessionId: 'ses_0' },
	outsider: () => Promise.resolve(tutor)
});
