import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { civilDateOf, timeZones } from '#api/domain/period.ts';
import { acceptEarlyScans } from '#api/modules/workshops/index.ts';
import * as t from '#db/schema/index.ts';
import { deviceCookieOf } from '#test/support/agent.ts';
import { hallOf } from '#test/support/hall.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const ani = await w.person('Ani Nurhayati');
const outsider = await w.person('Orang lain');
const minute = 60_000;
const from = (minutes: number) => new Date(Date.now() + minutes * minute);

/** A session that began `ago` minutes ago, with Ani on its list. */
async function hall(ago = 0, given: Parameters<typeof session>[1] = {}) {
	const held = await event();
	const at = await session(held, { startsAt: from(-ago), ...given });
	await teaches(trainer, at);
	const listed = await signup(ani, held);
	return { held, at, listed };
}
const screen = hallOf(w, trainer);
const scansOf = (sessionId: string) => `/api/attendance/sessions/${sessionId}/scans`;
const pinsOf = (sessionId: string) => `/api/attendance/sessions/${sessionId}/pins`;
const marksOf = (listed: { id: string }) =>
	w.db.select().from(t.attendanceMark).where(eq(t.attendanceMark.signupId, listed.id));

describe('checking in by the code of the screen', () => {
	test('is received with a number, by the clock of the portal, and audited once', async ({
		expect
	}) => {
		const { at, listed } = await hall();
		const agent = await w.agent(ani);
		const { code } = await screen(at);
		const { status, body } = await agent.post(scansOf(at.id), { code });
		expect([status, body.state, body.number, body.status.code]).toEqual([
			200,
			'received',
			1,
			'present'
		]);
		expect(Math.abs(Date.parse(body.seenAt) - Date.now())).toBeLessThan(5_000);
		expect(await marksOf(listed)).toMatchObject([{ status: 'present', means: 'qr', by: ani.id }]);

		const again = await agent.post(scansOf(at.id), { code });
		expect([again.body.state, again.body.number]).toEqual(['received', 1]);
		expect(await marksOf(listed)).toHaveLength(1);
		const audit = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `session:${at.id}`));
		expect(audit.map(({ action }) => action)).toEqual(['attendance.scanned']);
	});

	test.for([
		['when the code has gone from the screen', 5],
		['when the session is over', 500]
	] as const)('opened again %s, still says received', async ([, minutes], { expect }) => {
		const { at, listed } = await hall();
		const { code } = await screen(at);
		await (await w.agent(ani)).post(scansOf(at.id), { code });
		const sent = { headers: { 'x-malaqbi-as': ani.nip } };
		const again = await w.console(from(minutes)).post(scansOf(at.id), { code }, sent);
		expect([again.status, again.body.state, again.body.number]).toEqual([200, 'received', 1]);
		expect(await marksOf(listed)).toHaveLength(1);
	});

	test('an old code, opened by somebody whom the trainer had marked, proves nothing when that is taken back', async ({
		expect
	}) => {
		const { held, at, listed } = await hall(10);
		const { code } = await screen(at, from(-5));
		const asTrainer = await w.agent(trainer);
		const say = (status: string | null) =>
			asTrainer.post(`/api/attendance/sessions/${at.id}/marks`, {
				marks: [{ id: crypto.randomUUID(), signupId: listed.id, status }]
			});
		await say('present');
		const opened = await (await w.agent(ani)).post(scansOf(at.id), { code });
		expect([opened.status, opened.body.state]).toEqual([200, 'received']);
		await say(null);
		const { body } = await asTrainer.get(`/api/attendance/events/${held.id}`);
		expect(body.marks.filter(({ status }: { status: string | null }) => status)).toEqual([]);
	});

	test('opened again when the session is sealed, still says received', async ({ expect }) => {
		const { at, listed } = await hall();
		const { code } = await screen(at);
		const agent = await w.agent(ani);
		await agent.post(scansOf(at.id), { code });
		await w.db
			.update(t.workshopSession)
			.set({ sealedAt: new Date() })
			.where(eq(t.workshopSession.id, at.id));
		const again = await agent.post(scansOf(at.id), { code });
		expect([again.status, again.body.state, again.body.number]).toEqual([200, 'received', 1]);
		expect(await marksOf(listed)).toHaveLength(1);
	});

	test('counts from when the request reached the portal, however long a full hall kept it waiting', async ({
		expect
	}) => {
		const arrivedAt = Date.now() - 3 * minute;
		const arrived = { headers: { 'x-malaqbi-arrived': String(arrivedAt) } };
		const { at } = await hall(5);
		const { code } = await screen(at, new Date(arrivedAt));
		const agent = await w.agent(ani);
		const { status, body } = await agent.post(scansOf(at.id), { code }, arrived);
		expect([status, body.state, Date.parse(body.seenAt)]).toEqual([200, 'received', arrivedAt]);
	});

	test.for<[string, () => string]>([
		['an hour ago', () => `${Date.now() - 60 * minute}`],
		['in the future', () => `${Date.now() + 3 * minute}`],
		['no time at all', () => 'kemarin']
	])('does not believe a request that claims to have arrived %s', async ([, claim], { expect }) => {
		const { at } = await hall(90);
		const { code } = await screen(at);
		const agent = await w.agent(ani);
		const headers = { 'x-malaqbi-arrived': claim() };
		const { body } = await agent.post(scansOf(at.id), { code }, { headers });
		expect(Math.abs(Date.parse(body.seenAt) - Date.now())).toBeLessThan(5_000);
	});

	test('forty people, each twice at once, are received once, with numbers of their own', async ({
		expect
	}) => {
		const { held, at } = await hall();
		const people = await Promise.all(
			Array.from({ length: 40 }, async (_, index) => {
				const who = await w.person(`Peserta ${index}`);
				await signup(who, held);
				return w.agent(who);
			})
		);
		const { code } = await screen(at);
		const answers = await Promise.all(
			people.flatMap((agent) => [
				agent.post(scansOf(at.id), { code }),
				agent.post(scansOf(at.id), { code })
			])
		);
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		const marks = await w.db
			.select()
			.from(t.attendanceMark)
			.where(eq(t.attendanceMark.sessionId, at.id));
		expect(marks).toHaveLength(40);
		expect(new Set(answers.map(({ body }) => body.number)).size).toBe(40);
	});

	test('counts as late after the minutes of grace, which are a rule', async ({ expect }) => {
		const { at } = await hall(20);
		const agent = await w.agent(ani);
		const { body } = await agent.post(scansOf(at.id), { code: (await screen(at)).code });
		expect([body.state, body.status.code]).toEqual(['received', 'late']);
	});

	test('a phone slow by 40 seconds and a second projector are no trouble', async ({ expect }) => {
		const { at } = await hall();
		const second = await w.person('Eko Fasilitator');
		await teaches(second, at);
		expect(await hallOf(w, second)(at)).toEqual(await screen(at));
		const { body } = await (
			await w.agent(ani)
		).post(scansOf(at.id), { code: (await screen(at, from(-40 / 60))).code });
		expect(body.state).toBe('received');
	});

	test('refuses an old code, a wrong one and something else, and says which', async ({
		expect
	}) => {
		const { at } = await hall();
		const agent = await w.agent(ani);
		const { code } = await screen(at);
		const old = await agent.post(scansOf(at.id), { code: (await screen(at, from(-3))).code });
		const other = await agent.post(scansOf(at.id), { code: `${code.split('.')[0]}.0000000000` });
		const none = await agent.post(scansOf(at.id), { code: 'halo' });
		expect([old.status, old.body.code]).toEqual([422, 'attendance-code-old']);
		expect([other.status, other.body.code]).toEqual([422, 'attendance-code-wrong']);
		expect([none.status, none.body.code]).toEqual([422, 'attendance-code-wrong']);
	});

	test('refuses what came after the end, in a sealed session, or in an event called off', async ({
		expect
	}) => {
		const agent = await w.agent(ani);
		const { at: over } = await hall(300);
		const late = await agent.post(scansOf(over.id), { code: (await screen(over)).code });
		expect([late.status, late.body.code]).toEqual([409, 'attendance-over']);
		const { at: sealed } = await hall(0, { sealedAt: new Date() });
		const shut = await agent.post(scansOf(sealed.id), { code: (await screen(sealed)).code });
		expect([shut.status, shut.body.code]).toEqual([409, 'attendance-sealed']);
		const { held, at: off } = await hall();
		await w.db
			.update(t.workshopEvent)
			.set({ status: 'cancelled' })
			.where(eq(t.workshopEvent.id, held.id));
		const gone = await agent.post(scansOf(off.id), { code: (await screen(off)).code });
		expect([gone.status, gone.body.code]).toEqual([409, 'event-not-open']);
	});

	test('somebody in the hall who is not on the list is told so', async ({ expect }) => {
		const { at } = await hall();
		const agent = await w.agent(outsider);
		const { status, body } = await agent.post(scansOf(at.id), { code: (await screen(at)).code });
		expect([status, body.code]).toEqual([409, 'not-on-list']);
	});

	hides('POST /api/attendance/sessions/:sessionId/scans', () => w, {
		method: 'POST',
		path: async () => scansOf((await hall()).at.id),
		missing: scansOf('ses_0'),
		body: { code: '1.0000000000' },
		outsider: async () => outsider
	});
});

describe('scanning early (mod_attendance #746)', () => {
	test('is held, and accepted when the session opens', async ({ expect }) => {
		// Where it is the same day now and at the start, at whatever hour this test runs.
		const zone = timeZones.find(
			(each) => civilDateOf(from(0), each) === civilDateOf(from(31), each)
		);
		const { at, listed } = await hall(-31, { zone: zone ?? 'Asia/Makassar' });
		const agent = await w.agent(ani);
		const { body } = await agent.post(scansOf(at.id), { code: (await screen(at)).code });
		expect([body.state, body.wait, body.number]).toEqual(['early', 'early', null]);
		expect(await marksOf(listed)).toEqual([]);

		await acceptEarlyScans(w.system(new Date()));
		expect(await marksOf(listed)).toEqual([]);
		await acceptEarlyScans(w.system(from(2)));
		await acceptEarlyScans(w.system(from(3)));
		expect(await marksOf(listed)).toMatchObject([{ status: 'present', means: 'qr' }]);
		const mine = await agent.get(`/api/attendance/mine/${at.eventId}`);
		expect(mine.body.sessions[0].mark.status).toBe('present');
	});

	test('of a session that is moved to another day makes nobody present', async ({ expect }) => {
		const { at, listed } = await hall(-60);
		const agent = await w.agent(ani);
		await agent.post(scansOf(at.id), { code: (await screen(at)).code });
		const week = 7 * 24 * 60;
		const startsAt = from(week);
		await w.db
			.update(t.workshopSession)
			.set({ startsAt, endsAt: from(week + 120) })
			.where(eq(t.workshopSession.id, at.id));
		await acceptEarlyScans(w.system(startsAt));
		expect(await marksOf(listed)).toEqual([]);
	});

	test('a code that was shown days too early waits for the trainer', async ({ expect }) => {
		const { at } = await hall(-3 * 24 * 60);
		const agent = await w.agent(ani);
		const { body } = await agent.post(scansOf(at.id), { code: (await screen(at)).code });
		expect([body.state, body.wait]).toEqual(['waiting', 'early']);
	});

	test('opened again when the code has gone, says that it is held', async ({ expect }) => {
		const { at } = await hall(-60);
		const { code } = await screen(at);
		const first = await (await w.agent(ani)).post(scansOf(at.id), { code });
		const sent = { headers: { 'x-malaqbi-as': ani.nip } };
		const again = await w.console(from(5)).post(scansOf(at.id), { code }, sent);
		expect([again.status, again.body]).toEqual([200, first.body]);
		const other = { headers: { 'x-malaqbi-as': outsider.nip } };
		const theirs = await w.console(from(5)).post(scansOf(at.id), { code }, other);
		expect([theirs.status, theirs.body.code]).toEqual([422, 'attendance-code-old']);
		const scans = await w.db
			.select()
			.from(t.attendanceScan)
			.where(eq(t.attendanceScan.sessionId, at.id));
		expect(scans).toHaveLength(1);
	});
});

describe('scanning first and signing in after (mod_attendance #713)', () => {
	test('the scan’s time counts, not the sign-in’s', async ({ expect }) => {
		const { at, listed } = await hall();
		const { code } = await screen(at);
		const phone = w.stranger();
		const asked = await phone.post('/api/attendance/receipts', { sessionId: at.id, code });
		const { body, status } = asked;
		expect(status).toBe(201);
		// By the time of signing in the code has gone from the screen.
		const later = w.console(from(5));
		const sent = { headers: { 'x-malaqbi-as': ani.nip, cookie: deviceCookieOf(phone) } };
		const answer = await later.post(scansOf(at.id), { code, receipt: body.receipt }, sent);
		expect([answer.status, answer.body.state]).toEqual([200, 'received']);
		const [mark] = await marksOf(listed);
		expect(Math.abs((mark?.seenAt?.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
	});

	test('waits for the trainer when another browser brings what somebody in the hall scanned', async ({
		expect
	}) => {
		const { held, at } = await hall();
		const { code } = await screen(at);
		const inHall = w.stranger();
		for (const name of ['Di rumah', 'Di pasar']) {
			const away = await w.person(name);
			await signup(away, held);
			const asked = await inHall.post('/api/attendance/receipts', { sessionId: at.id, code });
			const answer = await (
				await w.agent(away)
			).post(scansOf(at.id), { code, receipt: asked.body.receipt });
			expect([answer.status, answer.body.state, answer.body.wait]).toEqual([
				200,
				'waiting',
				'device-unknown'
			]);
		}
	});

	test('says to who is recorded that they are, however late the address is opened again', async ({
		expect
	}) => {
		const { at, listed } = await hall();
		const { code } = await screen(at);
		const ask = { sessionId: at.id, code };
		const phone = w.stranger();
		const { receipt } = (await phone.post('/api/attendance/receipts', ask)).body;
		const agent = await w.agent(ani);
		const cookie = `${agent.cookie}; ${deviceCookieOf(phone)}`;
		const first = await agent.post(scansOf(at.id), { code, receipt }, { headers: { cookie } });
		expect(first.body).toMatchObject({ state: 'received', number: 1 });
		const sent = { headers: { 'x-malaqbi-as': ani.nip } };
		const again = await w.console(from(45)).post(scansOf(at.id), { code, receipt }, sent);
		expect([again.status, again.body.state, again.body.number]).toEqual([200, 'received', 1]);
		expect(again.body.seenAt).toBe(first.body.seenAt);
		expect(await marksOf(listed)).toHaveLength(1);
	});

	test('refuses a receipt of another code, an old one, and one that somebody else used', async ({
		expect
	}) => {
		const { held, at } = await hall();
		const budi = await w.person('Budi Rekan');
		await signup(budi, held);
		const { code } = await screen(at);
		const ask = { sessionId: at.id, code };
		const { body } = await w.stranger().post('/api/attendance/receipts', ask);
		const agent = await w.agent(ani);
		const forged = await agent.post(scansOf(at.id), { code, receipt: `${body.receipt}x` });
		expect([forged.status, forged.body.code]).toEqual([422, 'receipt-invalid']);
		const old = await w
			.console(from(40))
			.post(
				scansOf(at.id),
				{ code, receipt: body.receipt },
				{ headers: { 'x-malaqbi-as': ani.nip } }
			);
		expect([old.status, old.body.code]).toEqual([422, 'receipt-invalid']);

		await agent.post(scansOf(at.id), { code, receipt: body.receipt });
		const shared = await (
			await w.agent(budi)
		).post(scansOf(at.id), { code, receipt: body.receipt });
		expect([shared.status, shared.body.code]).toEqual([409, 'receipt-used']);
	});
});

describe('checking in by PIN', () => {
	test('is received like a scan', async ({ expect }) => {
		const { at, listed } = await hall();
		const { pin } = await screen(at);
		const spaced = `${pin.slice(0, 3)} ${pin.slice(3)}`;
		const { body } = await (await w.agent(ani)).post(pinsOf(at.id), { pin: spaced });
		expect([body.state, body.number]).toEqual(['received', 1]);
		expect(await marksOf(listed)).toMatchObject([{ means: 'pin' }]);
	});

	test('refuses a wrong PIN, and after so many tries any; a colleague may still try', async ({
		expect
	}) => {
		const { held, at } = await hall();
		const agent = await w.agent(ani);
		const { pin } = await screen(at);
		const wrong = pin === '000000' ? '111111' : '000000';
		for (let turn = 0; turn < 10; turn++) {
			const { status, body } = await agent.post(pinsOf(at.id), { pin: wrong });
			expect([status, body.code]).toEqual([422, 'attendance-pin-wrong']);
		}
		const blocked = await agent.post(pinsOf(at.id), { pin: (await screen(at)).pin });
		expect([blocked.status, blocked.body.code]).toEqual([429, 'too-many-attempts']);
		const budi = await w.person('Budi Tetangga');
		await signup(budi, held);
		const other = await (await w.agent(budi)).post(pinsOf(at.id), { pin: (await screen(at)).pin });
		expect(other.status).toBe(200);
	});

	hides('POST /api/attendance/sessions/:sessionId/pins', () => w, {
		method: 'POST',
		path: async () => pinsOf((await hall()).at.id),
		missing: pinsOf('ses_0'),
		body: { pin: '123456' },
		outsider: async () => outsider
	});
});

describe('my attendance', () => {
	test('says for each session when it opens, and what became of my scan', async ({ expect }) => {
		const { at } = await hall();
		const agent = await w.agent(ani);
		const before = await agent.get(`/api/attendance/mine/${at.eventId}`);
		expect(before.body.sessions).toMatchObject([
			{ id: at.id, phase: 'open', mark: null, scan: null }
		]);
		await agent.post(scansOf(at.id), { code: (await screen(at)).code });
		const after = await agent.get(`/api/attendance/mine/${at.eventId}`);
		expect(after.body.sessions[0].mark).toMatchObject({ status: 'present' });
	});

	hides('GET /api/attendance/mine/:eventId', () => w, {
		method: 'GET',
		path: async () => `/api/attendance/mine/${(await hall()).held.id}`,
		missing: '/api/attendance/mine/evt_0',
		outsider: async () => outsider
	});
});
