import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { calendarProgram } from '#test/support/calendar-program.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const hospital = await w.unit('RSUD Kabupaten Mamuju', { parent: w.root });
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const hr = await w.person('Hana Kepegawaian', { roles: ['verifier'] });
const tutor = await w.person('Tono Pengajar', { unit: hospital });
let serial = 0;
const nurse = () => w.person(`Perawat ${++serial}`, { unit: hospital });
let day = 0;
const newDay = () => {
	const date = new Date(Date.UTC(2034, 0, ++day)).toISOString().slice(0, 10);
	return (hour: number) => new Date(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
};
type Shift = { number: number; of: number; taken: number; mine: boolean | null };
type Session = { id: string; jp: number; title: string; shift: Shift | null };

/** An event with a theory of 2 JP and a practice of 4 JP, the practice given in the morning and the afternoon. */
async function shifted(given: { seats?: number } = {}) {
	const at = newDay();
	const of = await shop.event({ title: 'Bantuan hidup dasar', capacity: 60 });
	const theory = await shop.session(of, { title: 'Teori', startsAt: at(0), endsAt: at(1), jp: 2 });
	const morning = await shop.session(of, {
		title: 'Praktik',
		startsAt: at(2),
		endsAt: at(5),
		jp: 4
	});
	await shop.teaches(tutor, morning);
	const hall = await shop.room(`Laboratorium ${++serial}`, { capacity: given.seats ?? 20 });
	const agent = await w.agent(rina);
	const path = `/api/workshops/${of.id}`;
	const split = await agent.post(`${path}/sessions/${morning.id}/shifts`, {
		startsAt: at(6).toISOString(),
		endsAt: at(9).toISOString(),
		roomId: hall.id
	});
	if (split.status !== 201) throw new Error(JSON.stringify(split.body));
	const sessions = async (who: { id: string } = rina): Promise<Session[]> =>
		(await (await w.agent(who)).get(path)).body.sessions;
	return {
		at,
		of,
		theory,
		morning,
		afternoon: { id: String(split.body.sessionId) },
		agent,
		path,
		sessions
	};
}
const choose = async (who: { id: string }, path: string, session: { id: string }) =>
	(await w.agent(who)).put(`${path}/my-shift`, { sessionId: session.id });

describe('a session that is given several times', () => {
	test('keeps title, JP and trainers, and its planned JP counts once', async ({ expect }) => {
		const { path, agent, afternoon, sessions } = await shifted();
		const { body } = await agent.get(path);
		expect([body.jp, body.sessions.length]).toEqual([6, 3]);
		const second = (await sessions()).find(({ id }) => id === afternoon.id);
		expect(second).toMatchObject({
			title: 'Praktik',
			jp: 4,
			trainers: [{ name: 'Tono Pengajar' }],
			shift: { number: 2, of: 2, taken: 0, mine: null }
		});
		const listed = await agent.get('/api/workshops?show=managed&limit=100');
		const row = listed.body.items.find((each: { id: string }) => path.endsWith(each.id));
		expect([row.jp, row.sessions]).toEqual([6, 2]);
		// No shift has to hold everybody.
		expect(body.warnings.map(({ code }: { code: string }) => code)).not.toContain('room-too-small');
	});

	test('is worth the same in all shifts', async ({ expect }) => {
		const { at, path, agent, morning, sessions } = await shifted();
		const changed = await agent.put(`${path}/sessions/${morning.id}`, {
			title: 'Praktik',
			startsAt: at(2).toISOString(),
			endsAt: at(5).toISOString(),
			jp: 5
		});
		expect(changed.status).toBe(200);
		expect((await sessions()).map(({ jp }) => jp)).toEqual([2, 5, 5]);
	});

	test('answers a clash of its trainer with the list', async ({ expect }) => {
		const { at, path, agent, morning } = await shifted();
		const again = await agent.post(`${path}/sessions/${morning.id}/shifts`, {
			startsAt: at(8).toISOString(),
			endsAt: at(10).toISOString()
		});
		expect([again.status, again.body.code]).toEqual([409, 'clash']);
		expect(again.body.params.clashes.map(({ kind }: { kind: string }) => kind)).toEqual([
			'trainer'
		]);
	});

	test('refuses a sealed session and hours that run backwards', async ({ expect }) => {
		const { at, path, agent, morning } = await shifted();
		const back = await agent.post(`${path}/sessions/${morning.id}/shifts`, {
			startsAt: at(12).toISOString(),
			endsAt: at(11).toISOString()
		});
		expect(back.status).toBe(422);
		await w.db
			.update(t.workshopSession)
			.set({ sealedAt: w.now })
			.where(eq(t.workshopSession.id, morning.id));
		const sealed = await agent.post(`${path}/sessions/${morning.id}/shifts`, {
			startsAt: at(12).toISOString(),
			endsAt: at(13).toISOString()
		});
		expect([sealed.status, sealed.body.code]).toEqual([409, 'session-sealed']);
	});

	test('is an ordinary session again when its other shift is taken out; who had chosen that one comes to it', async ({
		expect
	}) => {
		const { of, path, agent, afternoon, sessions } = await shifted();
		const ani = await nurse();
		await shop.signup(ani, of);
		await choose(ani, path, afternoon);
		expect((await agent.send('DELETE', `${path}/sessions/${afternoon.id}`)).status).toBe(200);
		expect((await sessions(ani)).map(({ shift }) => shift)).toEqual([null, null]);
		expect((await agent.get(path)).body.jp).toBe(6);
	});

	test('stays together in a copy of the event', async ({ expect }) => {
		const { path, agent } = await shifted();
		const copy = await agent.post(`${path}/copy`, { firstDay: '2039-03-02' });
		const { body } = await agent.get(`/api/workshops/${copy.body.eventId}`);
		expect(body.jp).toBe(6);
		expect(body.sessions.map(({ shift }: Session) => shift?.of ?? null)).toEqual([null, 2, 2]);
	});
});

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

describe('the organiser, who says which shift participants come to', () => {
	const set = (
		who: Awaited<ReturnType<typeof w.agent>>,
		path: string,
		session: { id: string },
		signups: readonly { id: string }[],
		more: object = {}
	) =>
		who.post(`${path}/participants/shift`, {
			sessionId: session.id,
			signupIds: signups.map(({ id }) => id),
			expected: signups.length,
			...more
		});

	test('sets it for one and for many, sees how many come to each, and each is told', async ({
		expect
	}) => {
		const { of, path, agent, morning, afternoon } = await shifted({ seats: 2 });
		const people = [await nurse(), await nurse(), await nurse()];
		const [ani, budi, citra] = people;
		const seats = [];
		for (const who of people) seats.push(await shop.signup(who, of));
		const [first, second, third] = seats;
		if (!ani || !budi || !citra || !first || !second || !third) throw new Error('three nurses');
		await choose(ani, path, afternoon);
		const one = await set(agent, path, morning, [first]);
		expect([one.status, one.body]).toEqual([200, { done: [first.id], left: [] }]);
		expect((await set(agent, path, afternoon, [second, third])).status).toBe(200);

		const { body } = await agent.get(`${path}/participants`);
		expect(body.shifts).toMatchObject([
			{
				title: 'Praktik',
				open: 0,
				sessions: [
					{ id: morning.id, number: 1, taken: 1, capacity: null },
					{ id: afternoon.id, number: 2, taken: 2, capacity: 2 }
				]
			}
		]);
		const row = body.items.find((each: { signupId: string }) => each.signupId === first.id);
		expect(row.shifts).toEqual([morning.id]);
		const told = await (await w.agent(ani)).get('/api/notifications');
		expect(told.body.items[0].told).toMatchObject({
			kind: 'shift-set',
			facts: { session: 'Praktik', eventId: of.id }
		});
		const audit = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.action, 'signups.shift_set'));
		expect(audit[0]).toMatchObject({
			actorId: rina.id,
			before: [{ signupId: first.id, sessionId: afternoon.id }],
			after: { sessionId: morning.id, signupIds: [first.id] }
		});
		// Said again nothing moves, and nobody is told twice.
		await set(agent, path, morning, [first]);
		const again = await (await w.agent(ani)).get('/api/notifications');
		expect(again.body.items).toHaveLength(told.body.items.length);
	});

	test('finds who comes to a shift, and who has not chosen', async ({ expect }) => {
		const { of, path, agent, morning } = await shifted();
		const [ani, budi, waits] = [await nurse(), await nurse(), await nurse()];
		const seat = await shop.signup(ani, of);
		await shop.signup(budi, of);
		await shop.signup(waits, of, 'waitlisted');
		await set(agent, path, morning, [seat]);
		const found = async (shift: string) =>
			(await agent.get(`${path}/participants?shift=${shift}`)).body.items.map(
				({ name }: { name: string }) => name
			);
		expect(await found(morning.id)).toEqual([ani.name]);
		expect(await found('none')).toEqual([budi.name]);
		expect((await agent.get(`${path}/participants`)).body.shifts[0].open).toBe(1);
	});

	test('is shown what clashes and a full room, and decides; the decision is in the books', async ({
		expect
	}) => {
		const { at, of, path, agent, afternoon } = await shifted({ seats: 1 });
		const [ani, budi] = [await nurse(), await nurse()];
		const seats = [await shop.signup(ani, of), await shop.signup(budi, of)];
		const other = await shop.event({ title: 'Rekam medis' });
		await shop.session(other, { title: 'Kode', startsAt: at(7), endsAt: at(8) });
		await shop.signup(ani, other);
		const refused = await set(agent, path, afternoon, seats);
		expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
		expect(refused.body.params.clashes).toMatchObject([
			{ kind: 'participant', name: ani.name, session: 'Kode' },
			{ kind: 'shift-capacity', seats: 2, capacity: 1 }
		]);
		const { body } = await agent.get(`${path}/participants`);
		expect(body.shifts[0].open).toBe(2);

		const decided = await set(agent, path, afternoon, seats, { acceptClashes: true });
		expect([decided.status, decided.body.done.length]).toEqual([200, 2]);
		const [audit] = await w.db
			.select()
			.from(t.auditEvent)
			.where(
				and(
					eq(t.auditEvent.action, 'signups.shift_set'),
					eq(t.auditEvent.subject, `workshop-event:${of.id}`)
				)
			);
		expect(JSON.stringify(audit?.after)).toContain('shift-capacity');
	});

	test('leaves out who has no seat, and knows no shift of a session that is given once', async ({
		expect
	}) => {
		const { of, path, agent, theory, morning } = await shifted();
		const [ani, budi] = [await nurse(), await nurse()];
		const seats = [await shop.signup(ani, of), await shop.signup(budi, of, 'waitlisted')];
		const { body } = await set(agent, path, morning, seats);
		expect(body).toEqual({ done: [seats[0]?.id], left: [seats[1]?.id] });
		expect((await set(agent, path, theory, seats)).status).toBe(404);
		const counted = await set(agent, path, morning, seats, { expected: 3 });
		expect([counted.status, counted.body.code]).toEqual([409, 'count-mismatch']);
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

describe('completing an event with shifts', () => {
	test('takes one of them, whichever was chosen; JP is posted once', async ({ expect }) => {
		const { of, theory, morning, afternoon, path, agent } = await shifted();
		const ani = await nurse();
		const seat = await shop.signup(ani, of);
		await choose(ani, path, morning);
		const past = (session: { id: string }, hours: number) =>
			w.db
				.update(t.workshopSession)
				.set({
					startsAt: new Date(Date.now() - (hours + 2) * 3_600_000),
					endsAt: new Date(Date.now() - hours * 3_600_000)
				})
				.where(eq(t.workshopSession.id, session.id));
		await past(theory, 30);
		await past(morning, 20);
		await past(afternoon, 10);
		for (const session of [theory, afternoon])
			await w.db.insert(t.attendanceMark).values({
				...{ id: newId('mrk'), sessionId: session.id, signupId: seat.id, status: 'present' },
				...{ means: 'trainer' as const, by: rina.id, at: new Date() }
			});
		await w.db.insert(t.attendanceMark).values({
			...{ id: newId('mrk'), sessionId: morning.id, signupId: seat.id, status: 'absent' },
			...{ means: 'trainer' as const, by: rina.id, at: new Date() }
		});
		const outlook = await agent.get(`${path}/outlook`);
		expect(outlook.body.participants).toMatchObject([
			{ attended: { plannedJp: 6, attendedJp: 6, missedJp: 0 }, outlook: 'completes' }
		]);
		expect((await agent.post(`${path}/closing`)).status).toBe(200);
		const entries = await w.db
			.select()
			.from(t.creditEntry)
			.where(and(eq(t.creditEntry.personId, ani.id), eq(t.creditEntry.sourceType, 'completion')));
		expect(entries).toHaveLength(1);
		// Who decides about the credit sees the shift that they came to.
		const claim = await (await w.agent(hr)).get(`/api/claims/${entries[0]?.id ?? ''}`);
		expect(claim.body.attendance.sessions).toMatchObject([
			{ title: 'Teori', status: 'Hadir' },
			{ title: 'Praktik', status: 'Hadir' }
		]);
	});
});

hides('POST /api/workshops/:eventId/sessions/:sessionId/shifts', () => w, {
	method: 'POST',
	path: async () => {
		const { path, morning } = await shifted();
		return `${path}/sessions/${morning.id}/shifts`;
	},
	missing: '/api/workshops/evt_0/sessions/ses_0/shifts',
	body: { startsAt: '2034-12-01T00:00:00Z', endsAt: '2034-12-01T01:00:00Z' },
	outsider: () => Promise.resolve(tutor)
});
hides('POST /api/workshops/:eventId/participants/shift', () => w, {
	method: 'POST',
	path: async () => `${(await shifted()).path}/participants/shift`,
	missing: '/api/workshops/evt_0/participants/shift',
	body: { sessionId: 'ses_0', signupIds: ['sgn_0'], expected: 1 },
	outsider: () => Promise.resolve(tutor)
});
hides('PUT /api/workshops/:eventId/my-shift', () => w, {
	method: 'PUT',
	path: async () => `${(await shifted()).path}/my-shift`,
	missing: '/api/workshops/evt_0/my-shift',
	body: { sessionId: 'ses_0' },
	outsider: () => Promise.resolve(tutor)
});
