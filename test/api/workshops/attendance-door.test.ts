import { describe, test } from 'vitest';
import { hallOf, screenOf } from '#test/support/hall.ts';
import { deviceCookieOf } from '#test/support/agent.ts';
import * as t from '#db/schema/index.ts';
import { boundPhone } from '#test/support/phone.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches, room } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const committee = await w.person('Eko Panitia');
const ani = await w.person('Ani Nurhayati');
const outsider = async () => w.person('Narasumber lain', { roles: ['trainer'] });
const base = '/api/attendance/sessions';
const screen = hallOf(w, trainer);

async function hall(given: Parameters<typeof session>[1] = {}) {
	const held = await event();
	const at = await session(held, { startsAt: new Date(), ...given });
	await teaches(trainer, at);
	return { held, at, ofAni: await signup(ani, held) };
}
const mamuju = { latitude: -2.6748, longitude: 118.8885 };
async function fencedHall(given: Parameters<typeof session>[1] = {}) {
	const aula = await room(`Aula ${crypto.randomUUID()}`, { ...mamuju, radius: 100 });
	return hall({ roomId: aula.id, ...given });
}
const printedCode = async (at: { id: string }) =>
	(await (await w.agent(trainer)).get(`${base}/${at.id}/static-code`)).body.code;
const waitsOf = async (held: { id: string }) =>
	(await (await w.agent(trainer)).get(`/api/attendance/events/${held.id}`)).body.waiting;

describe('a printed code', () => {
	test('waits for the trainer, once however often it is scanned, and counts when confirmed', async ({
		expect
	}) => {
		const { held, at, ofAni } = await hall();
		const code = await printedCode(at);
		const agent = await w.agent(ani);
		const first = await agent.post(`${base}/${at.id}/static-scans`, { code });
		await agent.post(`${base}/${at.id}/static-scans`, { code });
		expect([first.status, first.body.state, first.body.wait]).toEqual([
			200,
			'waiting',
			'static-qr'
		]);
		const waiting = await waitsOf(held);
		expect(waiting).toMatchObject([{ signupId: ofAni.id, means: 'static-qr' }]);
		const teacher = await w.agent(trainer);
		await teacher.post(`/api/attendance/scans/${waiting[0].id}/decision`, { accept: true });
		const { body } = await teacher.get(`/api/attendance/events/${held.id}`);
		expect(body.marks).toMatchObject([{ status: 'present', means: 'static-qr' }]);
	});

	test('that is not of this session, or of somebody not on the list, tells nothing', async ({
		expect
	}) => {
		const { at } = await hall();
		const { at: other } = await hall();
		const wrong = await (
			await w.agent(ani)
		).post(`${base}/${at.id}/static-scans`, { code: await printedCode(other) });
		const stranger = await (
			await w.agent(committee)
		).post(`${base}/${at.id}/static-scans`, { code: await printedCode(at) });
		expect([wrong.status, stranger.status]).toEqual([404, 404]);
	});

	test('says where it was scanned: far away, or a phone that does not know', async ({ expect }) => {
		const far = await fencedHall();
		const agent = await w.agent(ani);
		const away = await agent.post(`${base}/${far.at.id}/static-scans`, {
			code: await printedCode(far.at),
			place: { latitude: -2.7, longitude: 118.9, accuracy: 20 }
		});
		const unknown = await fencedHall();
		const blind = await agent.post(`${base}/${unknown.at.id}/static-scans`, {
			code: await printedCode(unknown.at)
		});
		expect([away.body.wait, blind.body.wait]).toEqual(['place-elsewhere', 'place-unknown']);
	});

	test('waits for the trainer though the phone says afterwards that it is there', async ({
		expect
	}) => {
		const { held, at, ofAni } = await fencedHall();
		const agent = await w.agent(ani);
		const code = await printedCode(at);
		const { body: scan } = await agent.post(`${base}/${at.id}/static-scans`, { code });
		const place = { ...mamuju, accuracy: 15 };
		const told = await agent.post(`/api/attendance/scans/${scan.scanId}/place`, { place });
		expect([told.status, told.body.state, told.body.wait]).toEqual([200, 'waiting', 'static-qr']);
		const teacher = await w.agent(trainer);
		const { body } = await teacher.get(`/api/attendance/events/${held.id}`);
		expect(body.marks).toEqual([]);
		expect(body.waiting).toMatchObject([{ signupId: ofAni.id, wait: 'static-qr' }]);
		const { id } = body.waiting[0];
		await teacher.post(`/api/attendance/scans/${id}/decision`, { accept: true });
		const after = await teacher.get(`/api/attendance/events/${held.id}`);
		expect(after.body.marks).toMatchObject([{ means: 'static-qr', status: 'present' }]);
	});
});

describe('a PIN in a hall that asks where one is', () => {
	test('counts there; elsewhere or nowhere known it waits, and is never refused', async ({
		expect
	}) => {
		const answers: unknown[] = [];
		for (const place of [
			{ ...mamuju, accuracy: 15 },
			{ latitude: -2.7, longitude: 118.9, accuracy: 15 },
			undefined
		]) {
			const { at } = await fencedHall();
			const { pin } = await screen(at);
			const agent = await w.agent(ani);
			const { status, body } = await agent.post(`${base}/${at.id}/pins`, { pin, place });
			answers.push([status, body.state, body.wait]);
		}
		expect(answers).toEqual([
			[200, 'received', null],
			[200, 'waiting', 'place-elsewhere'],
			[200, 'waiting', 'place-unknown']
		]);
	});
});

describe('the code of the screen in a hall that asks where one is', () => {
	const near = { ...mamuju, accuracy: 15 };
	const far = { latitude: -2.7, longitude: 118.9, accuracy: 15 };
	const placeOf = (scanId: string) => `/api/attendance/scans/${scanId}/place`;
	async function scanned() {
		const { held, at, ofAni } = await fencedHall();
		const agent = await w.agent(ani);
		const { code } = await screen(at);
		const { body } = await agent.post(`${base}/${at.id}/scans`, { code });
		return { held, at, ofAni, agent, code, scan: body };
	}

	test('waits for the trainer where nobody says it, once however often it is opened', async ({
		expect
	}) => {
		const { held, at, agent, code, scan } = await scanned();
		expect([scan.state, scan.wait]).toEqual(['waiting', 'place-unknown']);
		const again = await agent.post(`${base}/${at.id}/scans`, { code });
		expect(again.body.scanId).toBe(scan.scanId);
		const waiting = await waitsOf(held);
		expect(waiting).toMatchObject([{ means: 'qr', wait: 'place-unknown' }]);
		const teacher = await w.agent(trainer);
		await teacher.post(`/api/attendance/scans/${waiting[0].id}/decision`, { accept: true });
		const { body } = await teacher.get(`/api/attendance/events/${held.id}`);
		expect([body.marks[0].status, body.waiting]).toEqual(['present', []]);
	});

	test('opened again when it has gone, says that it waits; refused, it is only old', async ({
		expect
	}) => {
		const { at, agent, code, scan } = await scanned();
		const sent = { headers: { 'x-malaqbi-as': ani.nip } };
		const later = w.console(new Date(Date.now() + 300_000));
		const again = await later.post(`${base}/${at.id}/scans`, { code }, sent);
		expect([again.status, again.body]).toEqual([200, scan]);
		// Told its place from there, it counts.
		const told = await agent.post(placeOf(scan.scanId), { place: near });
		expect(told.body.state).toBe('received');

		const refused = await scanned();
		const teacher = await w.agent(trainer);
		await teacher.post(`/api/attendance/scans/${refused.scan.scanId}/decision`, { accept: false });
		const { code: old } = refused;
		const gone = await later.post(`${base}/${refused.at.id}/scans`, { code: old }, sent);
		expect([gone.status, gone.body.code]).toEqual([422, 'attendance-code-old']);
	});

	test('is asked for its place only so long after the scan, whenever that arrived', async ({
		expect
	}) => {
		const fresh = await scanned();
		const before = await fresh.agent.get(`/api/attendance/mine/${fresh.held.id}`);
		expect(before.body.sessions[0].scan).toMatchObject({ id: fresh.scan.scanId, asksPlace: true });

		const { held, at, ofAni } = await fencedHall();
		const id = `scn_${crypto.randomUUID()}`;
		const seenAt = new Date(Date.now() - 40 * 60_000);
		const kept = { id, sessionId: at.id, signupId: ofAni.id, seenAt, receivedAt: new Date() };
		await w.db
			.insert(t.attendanceScan)
			.values({ ...kept, means: 'qr', step: 1, device: null, wait: 'place-unknown' });
		const { agent } = fresh;
		const after = await agent.get(`/api/attendance/mine/${held.id}`);
		expect(after.body.sessions[0].scan).toMatchObject({ id, asksPlace: false });
		const told = await agent.post(placeOf(id), { place: near });
		expect([told.body.state, told.body.wait]).toEqual(['waiting', 'place-unknown']);
	});

	test('told where it is after a PIN counted, is the earlier one, with one key for all', async ({
		expect
	}) => {
		const { held, at, agent, scan } = await scanned();
		const { pin } = await screen(at);
		await agent.post(`${base}/${at.id}/pins`, { pin, place: near });
		const key = crypto.randomUUID();
		for (let turn = 0; turn < 2; turn += 1) {
			const told = await agent.post(placeOf(scan.scanId), { place: near }, { key });
			expect([told.status, told.body.state, told.body.seenAt]).toEqual([
				200,
				'received',
				scan.seenAt
			]);
		}
		const { body } = await (await w.agent(trainer)).get(`/api/attendance/events/${held.id}`);
		expect(body.waiting).toEqual([]);
	});

	test('counts from the moment of the scan once the phone says that it is there', async ({
		expect
	}) => {
		const { held, ofAni, agent, scan } = await scanned();
		for (let turn = 0; turn < 2; turn += 1) {
			const { status, body } = await agent.post(placeOf(scan.scanId), { place: near });
			expect([status, body.state, body.number]).toEqual([200, 'received', 1]);
			expect(body.seenAt).toBe(scan.seenAt);
		}
		const { body } = await (await w.agent(trainer)).get(`/api/attendance/events/${held.id}`);
		expect([body.marks.length, body.waiting]).toEqual([1, []]);
		expect(body.marks[0]).toMatchObject({ signupId: ofAni.id, means: 'qr', status: 'present' });
	});

	test('says elsewhere to the trainer, and waits on for a phone that does not know', async ({
		expect
	}) => {
		const away = await scanned();
		const told = await away.agent.post(placeOf(away.scan.scanId), { place: far });
		expect([told.body.state, told.body.wait]).toEqual(['waiting', 'place-elsewhere']);
		expect((await waitsOf(away.held)).map(({ wait }: { wait: string }) => wait)).toEqual([
			'place-elsewhere'
		]);
		const blind = await scanned();
		const bad = { ...mamuju, accuracy: 4_000 };
		const unread = await blind.agent.post(placeOf(blind.scan.scanId), { place: bad });
		expect([unread.body.state, unread.body.wait]).toEqual(['waiting', 'place-unknown']);
	});

	test('is not opened again by a place where the trainer refused it', async ({ expect }) => {
		const { held, agent, scan } = await scanned();
		const teacher = await w.agent(trainer);
		await teacher.post(`/api/attendance/scans/${scan.scanId}/decision`, { accept: false });
		const told = await agent.post(placeOf(scan.scanId), { place: near });
		expect([told.status, told.body.state]).toEqual([200, 'waiting']);
		const { body } = await teacher.get(`/api/attendance/events/${held.id}`);
		expect(body.marks).toEqual([]);
	});

	test('may say it with the scan itself; a hall without a place asks nothing', async ({
		expect
	}) => {
		const { at } = await fencedHall();
		const agent = await w.agent(ani);
		const { code } = await screen(at);
		const here = await agent.post(`${base}/${at.id}/scans`, { code, place: near });
		const open = await hall();
		const plain = await agent.post(`${base}/${open.at.id}/scans`, {
			code: (await screen(open.at)).code
		});
		expect([here.body.state, plain.body.state]).toEqual(['received', 'received']);
	});

	test('without network carries the place that the phone kept', async ({ expect }) => {
		const states: unknown[] = [];
		for (const place of [near, undefined]) {
			const { at } = await fencedHall({ startsAt: new Date(Date.now() + 600_000) });
			const agent = await w.agent(ani);
			const kept = await (await boundPhone(agent))(at, (await screen(at)).code);
			const { body } = await agent.post('/api/attendance/uploads', { scans: [{ ...kept, place }] });
			states.push([body.items[0].taken.state, body.items[0].taken.wait]);
		}
		expect(states).toEqual([
			['received', null],
			['waiting', 'place-unknown']
		]);
	});

	hides('POST /api/attendance/scans/:scanId/place', () => w, {
		method: 'POST',
		path: async () => placeOf((await scanned()).scan.scanId),
		missing: placeOf('scn_0'),
		body: { place: near },
		outsider
	});
});

const made = async (at: { id: string }) =>
	(await (await w.agent(trainer)).post(`${base}/${at.id}/room-pin`)).body;

describe('a room PIN', () => {
	test('is in no book, not even in the answer that a key remembers', async ({ expect }) => {
		const { at } = await hall();
		const agent = await w.agent(trainer);
		const key = crypto.randomUUID();
		const { status, body } = await agent.post(`${base}/${at.id}/room-pin`, {}, { key });
		expect(status).toBe(201);
		const kept = await w.db.select({ answer: t.request.answer }).from(t.request);
		expect(JSON.stringify(kept)).not.toContain(body.pin);
	});

	test('lets somebody else show the same code, and the trainer sees who', async ({ expect }) => {
		const { held, at } = await hall();
		const { pin } = await made(at);
		const agent = await w.agent(committee);
		expect((await agent.get(`${base}/${at.id}/code`)).status).toBe(404);
		const typed = `${pin.slice(0, 4)}-${pin.slice(4)}`.toLowerCase();
		const taken = await agent.post('/api/attendance/room-pins', { pin: typed });
		expect([taken.status, taken.body]).toEqual([200, { sessionId: at.id, eventId: held.id }]);

		const teacher = await w.agent(trainer);
		const [own, theirs] = await Promise.all([
			teacher.get(`${base}/${at.id}/code`),
			agent.get(`${base}/${at.id}/code`)
		]);
		expect(theirs.body.secret).toBe(own.body.secret);
		expect((await agent.get(`${base}/${at.id}/arrivals`)).status).toBe(200);
		const seen = await teacher.get(`${base}/${at.id}/room-pin`);
		expect(seen.body.pin.usedBy).toMatchObject([{ name: 'Eko Panitia' }]);
		// It shows the code and marks nobody.
		expect((await agent.get(`/api/attendance/events/${held.id}`)).status).toBe(404);
	});

	test('revoked shuts out who used it, and makes the secret they know worthless', async ({
		expect
	}) => {
		const { at } = await hall();
		const { pin } = await made(at);
		const agent = await w.agent(committee);
		await agent.post('/api/attendance/room-pins', { pin });
		const before = (await agent.get(`${base}/${at.id}/code`)).body;
		const teacher = await w.agent(trainer);
		expect((await teacher.delete(`${base}/${at.id}/room-pin`)).body).toEqual({ revoked: 1 });
		expect((await agent.get(`${base}/${at.id}/code`)).status).toBe(404);
		const refused = await agent.post('/api/attendance/room-pins', { pin });
		expect([refused.status, refused.body.code]).toEqual([422, 'room-pin-wrong']);
		const after = (await teacher.get(`${base}/${at.id}/code`)).body;
		expect(after.secret).not.toBe(before.secret);
		expect(after.arrivals.secretNumber).toBe(Number(before.arrivals.secretNumber) + 1);
		expect((await teacher.get(`${base}/${at.id}/room-pin`)).body.pin).toBeNull();
	});

	test('made anew ends the one before at once, and the secret that was shown by it', async ({
		expect
	}) => {
		const { at } = await hall();
		const { pin } = await made(at);
		const lost = await w.agent(committee);
		await lost.post('/api/attendance/room-pins', { pin });
		const known = (await lost.get(`${base}/${at.id}/code`)).body.secret;
		await made(at);
		expect((await lost.get(`${base}/${at.id}/code`)).status).toBe(404);
		expect((await lost.get(`${base}/${at.id}/arrivals`)).status).toBe(404);
		const { code, pin: typed } = await screenOf(known, at);
		const agent = await w.agent(ani);
		const scan = await agent.post(`${base}/${at.id}/scans`, { code });
		expect([scan.status, scan.body.code]).toEqual([422, 'attendance-code-old']);
		expect((await agent.post(`${base}/${at.id}/pins`, { pin: typed })).status).toBe(422);
	});

	test('may be guessed at only so often, whatever session it is for', async ({ expect }) => {
		const agent = await w.agent(await w.person('Penebak'));
		const answers: number[] = [];
		for (let turn = 0; turn < 11; turn += 1)
			answers.push((await agent.post('/api/attendance/room-pins', { pin: 'AAAA0000' })).status);
		expect(answers.slice(0, 10).every((status) => status === 422)).toBe(true);
		expect(answers[10]).toBe(429);
	});

	test('ends with its session', async ({ expect }) => {
		const { at } = await hall({
			startsAt: new Date(Date.now() - 7_200_000),
			endsAt: new Date(Date.now() - 60_000)
		});
		const { pin } = await made(at);
		const { status } = await (await w.agent(committee)).post('/api/attendance/room-pins', { pin });
		expect(status).toBe(422);
	});
});

describe('the secret of a session, replaced', () => {
	const replace = async (at: { id: string }) =>
		(await w.agent(trainer)).post(`${base}/${at.id}/secret`);

	test('is another one for its trainers; what was received stays', async ({ expect }) => {
		const { held, at } = await hall();
		const agent = await w.agent(ani);
		await agent.post(`${base}/${at.id}/scans`, { code: (await screen(at)).code });
		const teacher = await w.agent(trainer);
		const before = (await teacher.get(`${base}/${at.id}/code`)).body;
		const done = await replace(at);
		expect([done.status, done.body.secretNumber]).toEqual([
			200,
			Number(before.arrivals.secretNumber) + 1
		]);
		expect((await teacher.get(`${base}/${at.id}/code`)).body.secret).not.toBe(before.secret);
		const { body } = await teacher.get(`/api/attendance/events/${held.id}`);
		expect(body.marks).toMatchObject([{ status: 'present' }]);
	});

	test('leaves a scan of before its time, when its owner signs in after', async ({ expect }) => {
		const { at } = await hall();
		const { code } = await screen(at);
		const asked = { sessionId: at.id, code };
		const phone = w.stranger();
		const { body } = await phone.post('/api/attendance/receipts', asked);
		await replace(at);
		const { receipt } = body;
		const agent = await w.agent(ani);
		const sent = { headers: { cookie: `${agent.cookie}; ${deviceCookieOf(phone)}` } };
		const signedIn = await agent.post(`${base}/${at.id}/scans`, { code, receipt }, sent);
		expect([signedIn.status, signedIn.body.state]).toEqual([200, 'received']);
	});

	test('more than once, lets a scan of before wait for the trainer', async ({ expect }) => {
		const { at } = await hall();
		const { code } = await screen(at);
		const asked = { sessionId: at.id, code };
		const phone = w.stranger();
		const { body } = await phone.post('/api/attendance/receipts', asked);
		await replace(at);
		await replace(at);
		const { receipt } = body;
		const agent = await w.agent(ani);
		const seenNow = await agent.post(`${base}/${at.id}/scans`, { code });
		expect([seenNow.status, seenNow.body.code]).toEqual([422, 'attendance-code-old']);
		const sent = { headers: { cookie: `${agent.cookie}; ${deviceCookieOf(phone)}` } };
		const signedIn = await agent.post(`${base}/${at.id}/scans`, { code, receipt }, sent);
		expect([signedIn.status, signedIn.body.state, signedIn.body.wait]).toEqual([
			200,
			'waiting',
			'out-of-step'
		]);
	});

	test('lets a scan that was kept without network wait for the trainer', async ({ expect }) => {
		const { at } = await hall({ startsAt: new Date(Date.now() + 600_000) });
		const agent = await w.agent(ani);
		const kept = await (await boundPhone(agent))(at, (await screen(at)).code);
		await replace(at);
		const { body } = await agent.post('/api/attendance/uploads', { scans: [kept] });
		expect(body.items[0].taken).toMatchObject({ state: 'waiting', wait: 'out-of-step' });
	});

	hides('POST /api/attendance/sessions/:sessionId/secret', () => w, {
		method: 'POST',
		path: async () => `${base}/${(await hall()).at.id}/secret`,
		missing: `${base}/ses_0/secret`,
		outsider
	});
});

describe('two screens of one session', () => {
	test('of two trainers show one code and one PIN at one moment', async ({ expect }) => {
		const { at } = await hall();
		await teaches(committee, at);
		const moment = new Date();
		const [one, two] = await Promise.all([
			hallOf(w, trainer)(at, moment),
			hallOf(w, committee)(at, moment)
		]);
		expect(one).toEqual(two);
	});
});

describe('what can still be missed', () => {
	test('is told to the participant by the planned JP', async ({ expect }) => {
		const { held } = await hall({ jp: 8 });
		await session(held, { jp: 2, startsAt: new Date(Date.now() + 86_400_000) });
		const { body } = await (await w.agent(ani)).get(`/api/attendance/mine/${held.id}`);
		expect(body.attended).toMatchObject({
			plannedJp: 10,
			minimumPercent: 80,
			mayMissJp: 2,
			outlook: 'may-complete'
		});
	});
});

hides('GET /api/attendance/sessions/:sessionId/static-code', () => w, {
	method: 'GET',
	path: async () => `${base}/${(await hall()).at.id}/static-code`,
	missing: `${base}/ses_0/static-code`,
	outsider
});
hides('POST /api/attendance/sessions/:sessionId/static-scans', () => w, {
	method: 'POST',
	path: async () => `${base}/${(await hall()).at.id}/static-scans`,
	missing: `${base}/ses_0/static-scans`,
	body: { code: 'x' },
	outsider
});
hides('POST /api/attendance/sessions/:sessionId/room-pin', () => w, {
	method: 'POST',
	path: async () => `${base}/${(await hall()).at.id}/room-pin`,
	missing: `${base}/ses_0/room-pin`,
	outsider
});
hides('GET /api/attendance/sessions/:sessionId/room-pin', () => w, {
	method: 'GET',
	path: async () => `${base}/${(await hall()).at.id}/room-pin`,
	missing: `${base}/ses_0/room-pin`,
	outsider
});
hides('DELETE /api/attendance/sessions/:sessionId/room-pin', () => w, {
	method: 'DELETE',
	path: async () => `${base}/${(await hall()).at.id}/room-pin`,
	missing: `${base}/ses_0/room-pin`,
	outsider
});
hides('POST /api/attendance/room-pins', () => w, {
	method: 'POST',
	path: () => '/api/attendance/room-pins',
	missing: '/api/attendance/room-pins',
	body: { pin: 'AAAA0000' }
});
