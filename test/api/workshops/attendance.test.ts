import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deviceCookieOf } from '#test/support/agent.ts';
import { hallOf } from '#test/support/hall.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const colleague = await w.person('Eko Fasilitator');
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const ani = await w.person('Ani Nurhayati');
const budi = await w.person('Budi Rekan');
/** A trainer, but not of these sessions. */
const outsider = await w.person('Narasumber lain', { roles: ['trainer'] });
const screen = hallOf(w, trainer);

async function hall(given: Parameters<typeof session>[1] = {}) {
	const held = await event();
	const at = await session(held, { startsAt: new Date(), ...given });
	await teaches(trainer, at);
	return { held, at, ofAni: await signup(ani, held), ofBudi: await signup(budi, held) };
}
const base = '/api/attendance';
const marksPath = (at: { id: string }) => `${base}/sessions/${at.id}/marks`;
const say = (signupId: string, status: string | null, given: object = {}) => ({
	id: crypto.randomUUID(),
	signupId,
	status,
	...given
});
type Mark = { signupId: string; status: string | null };
async function standing(held: { id: string }, of: { id: string }) {
	const { body } = await (await w.agent(trainer)).get(`${base}/events/${held.id}`);
	return body.marks.find((each: Mark) => each.signupId === of.id)?.status ?? null;
}
const outsiderOf = async () => outsider;

describe('the code of a session', () => {
	test('reaches its trainers and who manages the event, the same for both', async ({ expect }) => {
		const { at } = await hall();
		const [one, two] = await Promise.all(
			[trainer, organiser].map(async (who) =>
				(await w.agent(who)).get(`${base}/sessions/${at.id}/code`)
			)
		);
		expect(one?.status).toBe(200);
		expect(one?.body.secret).toHaveLength(43);
		expect(two?.body.secret).toBe(one?.body.secret);
		expect(one?.body.session).toMatchObject({ id: at.id, room: null, sealed: false });
		expect(one?.body.arrivals).toMatchObject({ arrived: 0, expected: 2 });
	});

	test('stays hidden from its participants', async ({ expect }) => {
		const { at } = await hall();
		const { status } = await (await w.agent(ani)).get(`${base}/sessions/${at.id}/code`);
		expect(status).toBe(404);
	});

	hides('GET /api/attendance/sessions/:sessionId/code', () => w, {
		method: 'GET',
		path: async () => `${base}/sessions/${(await hall()).at.id}/code`,
		missing: `${base}/sessions/ses_0/code`,
		outsider: outsiderOf
	});
});

describe('arrivals', () => {
	test('are counted as people scan', async ({ expect }) => {
		const { at } = await hall();
		const agent = await w.agent(trainer);
		await (
			await w.agent(ani)
		).post(`${base}/sessions/${at.id}/scans`, { code: (await screen(at)).code });
		const { body } = await agent.get(`${base}/sessions/${at.id}/arrivals`);
		expect(body).toMatchObject({ arrived: 1, waiting: 0, expected: 2 });
	});

	hides('GET /api/attendance/sessions/:sessionId/arrivals', () => w, {
		method: 'GET',
		path: async () => `${base}/sessions/${(await hall()).at.id}/arrivals`,
		missing: `${base}/sessions/ses_0/arrivals`,
		outsider: outsiderOf
	});
});

describe('the matrix', () => {
	test('shows everybody with a seat against every session, and who vouched', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		await agent.post(marksPath(at), {
			marks: [say(ofAni.id, 'sick', { note: 'Surat dokter 12' })]
		});
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.people.map(({ name }: { name: string }) => name)).toEqual([
			'Ani Nurhayati',
			'Budi Rekan'
		]);
		expect(body.sessions).toMatchObject([{ id: at.id, charged: true, sealedAt: null }]);
		expect(body.marks).toMatchObject([
			{
				signupId: ofAni.id,
				status: 'sick',
				means: 'trainer',
				by: 'Dewi Narasumber',
				note: 'Surat dokter 12'
			}
		]);
		expect(body.statuses.map(({ code }: { code: string }) => code)).toContain('on-duty');
	});

	test('a trainer marks only where they teach', async ({ expect }) => {
		const { held, at } = await hall();
		const other = await session(held);
		await teaches(colleague, other);
		const { body } = await (await w.agent(colleague)).get(`${base}/events/${held.id}`);
		const charged = new Map(
			body.sessions.map((each: { id: string; charged: boolean }) => [each.id, each.charged])
		);
		expect([charged.get(at.id), charged.get(other.id)]).toEqual([false, true]);
	});

	test('two people on one phone are told (mod_attendance #892)', async ({ expect }) => {
		const { held, at, ofAni, ofBudi } = await hall();
		const { code } = await screen(at);
		const first = await w.agent(ani);
		await first.post(`${base}/sessions/${at.id}/scans`, { code });
		const device = deviceCookieOf(first);
		const second = await w.agent(budi);
		await second.post(
			`${base}/sessions/${at.id}/scans`,
			{ code },
			{ headers: { cookie: `${second.cookie}; ${device}` } }
		);
		const { body } = await (await w.agent(trainer)).get(`${base}/events/${held.id}`);
		expect(body.shared).toEqual([
			{ sessionId: at.id, signupIds: expect.arrayContaining([ofAni.id, ofBudi.id]) }
		]);
		expect(await standing(held, ofBudi)).toBe('present');
	});

	hides('GET /api/attendance/events/:eventId', () => w, {
		method: 'GET',
		path: async () => `${base}/events/${(await hall()).held.id}`,
		missing: `${base}/events/evt_0`,
		outsider: outsiderOf
	});
});

describe('marking', () => {
	test('many at once, once however often it is sent', async ({ expect }) => {
		const { held, at, ofAni, ofBudi } = await hall();
		const agent = await w.agent(trainer);
		const marks = [say(ofAni.id, 'present'), say(ofBudi.id, 'present')];
		const { body } = await agent.post(marksPath(at), { marks });
		expect(body.standing).toHaveLength(2);
		const again = await agent.post(marksPath(at), { marks });
		expect(again.body.superseded).toEqual([]);
		expect(await standing(held, ofBudi)).toBe('present');
		const rows = await w.db
			.select()
			.from(t.attendanceMark)
			.where(eq(t.attendanceMark.sessionId, at.id));
		expect(rows).toHaveLength(2);
	});

	test('is changed and taken back, to what stood before, by new rows that say who and why', async ({
		expect
	}) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		await agent.post(marksPath(at), { marks: [say(ofAni.id, 'absent')] });
		await agent.post(marksPath(at), { marks: [say(ofAni.id, 'excused', { note: 'Rapat dinas' })] });
		await agent.post(marksPath(at), { marks: [say(ofAni.id, null)] });
		expect(await standing(held, ofAni)).toBe('absent');
		const path = `${base}/signups/${ofAni.id}/marks?sessionId=${at.id}`;
		const { body } = await agent.get(path);
		expect(body.items).toMatchObject([
			{ status: 'absent', by: 'Dewi Narasumber' },
			{ status: null, by: 'Dewi Narasumber' },
			{ status: 'excused', statusName: 'Izin', note: 'Rapat dinas' },
			{ status: 'absent' }
		]);
		await agent.post(marksPath(at), { marks: [say(ofAni.id, null)] });
		expect(await standing(held, ofAni)).toBeNull();
	});

	test('by a slip, taken back, gives the own scan its place again', async ({ expect }) => {
		const { held, at, ofAni, ofBudi } = await hall();
		const agent = await w.agent(trainer);
		const { code } = await screen(at);
		const scans = `${base}/sessions/${at.id}/scans`;
		await (await w.agent(ani)).post(scans, { code });
		await agent.post(marksPath(at), { marks: [say(ofAni.id, 'absent')] });
		await agent.post(marksPath(at), { marks: [say(ofAni.id, null)] });
		expect(await standing(held, ofAni)).toBe('present');

		// Marked before they scanned: the scan is kept, and counts once the mark is taken back.
		await agent.post(marksPath(at), { marks: [say(ofBudi.id, 'present')] });
		const scan = await (await w.agent(budi)).post(scans, { code });
		expect(scan.body).toMatchObject({ state: 'received', number: 2 });
		await agent.post(marksPath(at), { marks: [say(ofBudi.id, null)] });
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.marks.find((each: Mark) => each.signupId === ofBudi.id)).toMatchObject({
			status: 'present',
			means: 'qr',
			by: 'Budi Rekan'
		});
	});

	test('otherwise, taken back, leaves nothing to be decided of a scan that waited for it', async ({
		expect
	}) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		await agent.post(marksPath(at), { marks: [say(ofAni.id, 'absent')] });
		const { code } = await screen(at);
		await (await w.agent(ani)).post(`${base}/sessions/${at.id}/scans`, { code });
		await agent.post(marksPath(at), { marks: [say(ofAni.id, null)] });
		expect(await standing(held, ofAni)).toBe('present');
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.waiting).toEqual([]);
	});

	test('taken back and marked without network, late, twice and in any order, leaves the same', async ({
		expect
	}) => {
		const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
		const orders = [
			[0, 1, 2, 3, 4],
			[4, 3, 2, 1, 0],
			[2, 0, 4, 1, 3, 2],
			[3, 4, 0, 2, 1, 0],
			[1, 3, 0, 4, 4, 2]
		];
		for (const order of orders) {
			const { held, at, ofAni, ofBudi } = await hall();
			const agent = await w.agent(trainer);
			const words = [
				[say(ofAni.id, 'sick', { saidAt: ago(9) }), say(ofBudi.id, 'absent', { saidAt: ago(9) })],
				[say(ofAni.id, 'absent', { saidAt: ago(8) })],
				[say(ofAni.id, null, { saidAt: ago(7) }), say(ofBudi.id, null, { saidAt: ago(7) })]
			];
			const { code } = await screen(at);
			for (const index of order) {
				const marks = words[index];
				if (marks) await agent.post(marksPath(at), { marks });
				else {
					const who = await w.agent(index === 3 ? ani : budi);
					await who.post(`${base}/sessions/${at.id}/scans`, { code });
				}
			}
			expect([order, await standing(held, ofAni), await standing(held, ofBudi)]).toEqual([
				order,
				'sick',
				'present'
			]);
		}
	});

	test('one cell twice on a device that runs ahead keeps the order of its taps', async ({
		expect
	}) => {
		for (let round = 0; round < 4; round++) {
			const { held, at, ofAni } = await hall();
			const ahead = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
			const marks = [
				say(ofAni.id, 'absent', { saidAt: ahead(60) }),
				say(ofAni.id, 'present', { saidAt: ahead(66) })
			];
			await (await w.agent(trainer)).post(marksPath(at), { marks });
			expect(await standing(held, ofAni)).toBe('present');
		}
	});

	test('two thousand at once takes no longer than a few statements', async ({ expect }) => {
		const { held, at } = await hall();
		const ids = Array.from({ length: 2_000 }, (_, index) => `sgn_${held.id}_${index}`);
		for (let from = 0; from < ids.length; from += 100)
			await w.db.insert(t.signup).values(
				ids.slice(from, from + 100).map((id) => ({
					...{ id, eventId: held.id, personId: null, guestName: `Tamu ${id}` },
					...{ source: 'walk-in' as const, status: 'booked' as const },
					...{ createdAt: w.now, updatedAt: w.now }
				}))
			);
		const agent = await w.agent(trainer);
		const begun = performance.now();
		const { body } = await agent.post(marksPath(at), {
			marks: ids.map((id) => say(id, 'present'))
		});
		expect(body.standing).toHaveLength(2_000);
		expect(performance.now() - begun).toBeLessThan(5_000);
	});

	test('of a device without network: whatever order they arrive in, the last word stands', async ({
		expect
	}) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
		const last = say(ofAni.id, 'present', { saidAt: ago(5) });
		const first = say(ofAni.id, 'absent', { saidAt: ago(20) });
		await agent.post(marksPath(at), { marks: [last] });
		const { body } = await agent.post(marksPath(at), { marks: [first] });
		expect(body.superseded).toEqual([first.id]);
		expect(await standing(held, ofAni)).toBe('present');
	});

	test('a trainer’s word stands above a scan, and a later scan waits for them', async ({
		expect
	}) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		await agent.post(marksPath(at), { marks: [say(ofAni.id, 'absent')] });
		const scan = await (
			await w.agent(ani)
		).post(`${base}/sessions/${at.id}/scans`, { code: (await screen(at)).code });
		expect([scan.body.state, scan.body.wait]).toEqual(['waiting', 'marked-otherwise']);
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.waiting).toMatchObject([{ signupId: ofAni.id, wait: 'marked-otherwise' }]);

		const path = `${base}/scans/${body.waiting[0].id}/decision`;
		expect((await agent.post(path, { accept: true })).status).toBe(200);
		expect(await standing(held, ofAni)).toBe('present');
		const twice = await agent.post(path, { accept: false });
		expect([twice.status, twice.body.code]).toEqual([409, 'scan-decided']);
	});

	test('names who is not on the list and a status that does not exist, and takes the rest', async ({
		expect
	}) => {
		const { held, at, ofAni, ofBudi } = await hall();
		const gone = await signup(await w.person('Cici Batal'), held, 'cancelled');
		const agent = await w.agent(trainer);
		const marks = [
			say(gone.id, 'present'),
			say('sgn_0', 'present'),
			say(ofBudi.id, 'bolos'),
			say(ofAni.id, 'present')
		];
		const { status, body } = await agent.post(marksPath(at), { marks });
		expect([status, body]).toEqual([
			200,
			{
				standing: [marks[3]?.id],
				superseded: [],
				refused: [
					{ id: marks[0]?.id, code: 'not-on-list' },
					{ id: marks[1]?.id, code: 'not-on-list' },
					{ id: marks[2]?.id, code: 'status-unknown' }
				]
			}
		]);
		expect(await standing(held, ofAni)).toBe('present');
		expect(await standing(held, ofBudi)).toBeNull();
	});

	hides('POST /api/attendance/sessions/:sessionId/marks', () => w, {
		method: 'POST',
		path: async () => marksPath((await hall()).at),
		missing: marksPath({ id: 'ses_0' }),
		body: { marks: [say('sgn_0', 'present')] },
		outsider: outsiderOf
	});

	hides('GET /api/attendance/signups/:signupId/marks', () => w, {
		method: 'GET',
		path: async () => {
			const { at, ofAni } = await hall();
			return `${base}/signups/${ofAni.id}/marks?sessionId=${at.id}`;
		},
		missing: `${base}/signups/sgn_0/marks?sessionId=ses_0`,
		outsider: outsiderOf
	});

	hides('POST /api/attendance/scans/:scanId/decision', () => w, {
		method: 'POST',
		path: async () => {
			const { at, ofAni } = await hall();
			await w.db.insert(t.attendanceScan).values({
				id: `scn_${at.id}`,
				sessionId: at.id,
				signupId: ofAni.id,
				means: 'static-qr',
				seenAt: new Date(),
				receivedAt: new Date(),
				wait: 'static-qr'
			});
			return `${base}/scans/scn_${at.id}/decision`;
		},
		missing: `${base}/scans/scn_0/decision`,
		body: { accept: true },
		outsider: outsiderOf
	});
});

describe('who is in charge and takes part', () => {
	async function halves() {
		const known = await hall();
		const own = await signup(trainer, known.held);
		await teaches(colleague, known.at);
		return { ...known, own, agent: await w.agent(trainer) };
	}
	const waitsFor = async (at: { id: string }, of: { id: string }) => {
		const id = `scn_${crypto.randomUUID()}`;
		await w.db.insert(t.attendanceScan).values({
			...{ id, sessionId: at.id, signupId: of.id, means: 'static-qr', wait: 'static-qr' },
			...{ seenAt: new Date(), receivedAt: new Date() }
		});
		return id;
	};

	test('is not marked by themselves, but by somebody else in charge, or scans', async ({
		expect
	}) => {
		const { held, at, own, ofAni, agent } = await halves();
		const marks = [say(own.id, 'present'), say(ofAni.id, 'present')];
		const { body } = await agent.post(marksPath(at), { marks });
		expect(body).toMatchObject({
			standing: [marks[1]?.id],
			refused: [{ id: marks[0]?.id, code: 'own-attendance' }]
		});
		expect(await standing(held, own)).toBeNull();
		const shown = await agent.get(`${base}/events/${held.id}`);
		const ownRows = shown.body.people.filter((each: { own: boolean }) => each.own);
		expect(ownRows).toMatchObject([{ signupId: own.id }]);

		const scan = { code: (await screen(at)).code };
		const scanned = await agent.post(`${base}/sessions/${at.id}/scans`, scan);
		expect(scanned.body.state).toBe('received');
		const other = await w.agent(colleague);
		await other.post(marksPath(at), { marks: [say(own.id, 'late')] });
		expect(await standing(held, own)).toBe('late');
	});

	test('accepts no waiting scan of their own, alone or with all others', async ({ expect }) => {
		const { held, at, own, ofAni, agent } = await halves();
		const scans = [await waitsFor(at, own), await waitsFor(at, ofAni)];
		const alone = await agent.post(`${base}/scans/${scans[0]}/decision`, { accept: true });
		expect([alone.status, alone.body.code]).toEqual([403, 'own-attendance']);
		const shown = await agent.get(`${base}/events/${held.id}`);
		expect(shown.body.waiting).toMatchObject([
			{ signupId: own.id, together: false },
			{ signupId: ofAni.id, together: true }
		]);
		const all = await agent.post(`${base}/events/${held.id}/scan-acceptances`, { scanIds: scans });
		expect(all.body).toEqual({ accepted: 1, left: 1 });
		expect(await standing(held, own)).toBeNull();
		const other = await w.agent(colleague);
		await other.post(`${base}/scans/${scans[0]}/decision`, { accept: true });
		expect(await standing(held, own)).toBe('present');
	});

	test('puts themselves on the list neither as a walk-in nor as a guest', async ({ expect }) => {
		const { at } = await hall();
		const agent = await w.agent(trainer);
		const path = `${base}/sessions/${at.id}/walk-ins`;
		const walked = await agent.post(path, { nip: trainer.nip });
		expect([walked.status, walked.body.code]).toEqual([403, 'own-attendance']);
		const guest = await agent.post(path, { guestName: 'Tamu Sendiri' });
		const named = await agent.post(`${base}/signups/${guest.body.signupId}/person`, {
			nip: trainer.nip
		});
		expect([named.status, named.body.code]).toEqual([403, 'own-attendance']);
	});
});

describe('scans that wait, all accepted at once', () => {
	const start = new Date('2026-11-20T00:00:00.000Z');
	const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
	async function waiting(at: { id: string }, of: { id: string }, minutes: number) {
		const id = `scn_${crypto.randomUUID()}`;
		await w.db.insert(t.attendanceScan).values({
			id,
			sessionId: at.id,
			signupId: of.id,
			means: 'static-qr',
			wait: 'static-qr',
			seenAt: after(minutes),
			receivedAt: after(60 - minutes)
		});
		return id;
	}
	const acceptAll = async (of: { id: string }, scanIds: string[]) =>
		(await w.agent(trainer)).post(`${base}/events/${of.id}/scan-acceptances`, { scanIds });
	const waitingOf = async (of: { id: string }) =>
		(await (await w.agent(trainer)).get(`${base}/events/${of.id}`)).body.waiting;

	test('whoever scanned in time and once more later was there in time', async ({ expect }) => {
		const { held, at, ofAni, ofBudi } = await hall({ startsAt: start });
		const scans = [
			await waiting(at, ofAni, 40),
			await waiting(at, ofAni, -2),
			await waiting(at, ofBudi, 40)
		];
		const shown = await waitingOf(held);
		expect(shown.map((each: { together: boolean }) => each.together)).toEqual([true, true, true]);
		const answer = await acceptAll(held, scans);
		expect([answer.status, answer.body]).toEqual([200, { accepted: 2, left: 0 }]);
		expect(await standing(held, ofAni)).toBe('present');
		expect(await standing(held, ofBudi)).toBe('late');
		expect(await waitingOf(held)).toEqual([]);
		expect((await acceptAll(held, scans)).body).toEqual({ accepted: 0, left: 3 });
	});

	test('what somebody in charge said stands, and their scans wait for a look', async ({
		expect
	}) => {
		const { held, at, ofAni, ofBudi } = await hall({ startsAt: start });
		const scans = [await waiting(at, ofAni, 40), await waiting(at, ofBudi, 0)];
		await (await w.agent(trainer)).post(marksPath(at), { marks: [say(ofAni.id, 'present')] });
		const answer = await acceptAll(held, scans);
		expect(answer.body).toEqual({ accepted: 1, left: 1 });
		expect(await standing(held, ofAni)).toBe('present');
		expect(await waitingOf(held)).toMatchObject([{ id: scans[0], together: false }]);
	});

	test('refuses a sealed session, and scans of another event', async ({ expect }) => {
		const { held, at, ofAni } = await hall({ startsAt: start });
		const other = await hall();
		const scans = [await waiting(at, ofAni, 0)];
		expect((await acceptAll(other.held, scans)).status).toBe(404);
		await (await w.agent(trainer)).post(`${base}/sessions/${at.id}/seal?waiting=1`);
		const answer = await acceptAll(held, scans);
		expect([answer.status, answer.body.code]).toEqual([409, 'attendance-sealed']);
	});

	test('in a session sealed meanwhile wait on, until the organiser opens it again', async ({
		expect
	}) => {
		const { held, at, ofAni } = await hall({ startsAt: start });
		const scanId = await waiting(at, ofAni, 0);
		const agent = await w.agent(trainer);
		const seal = `${base}/sessions/${at.id}/seal`;
		await agent.post(`${seal}?waiting=1`);
		const accept = () => agent.post(`${base}/scans/${scanId}/decision`, { accept: true });
		const sealed = await accept();
		expect([sealed.status, sealed.body.code]).toEqual([409, 'attendance-sealed']);
		// The list that the trainer sees still holds it, beside a session that is sealed.
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.waiting).toMatchObject([{ id: scanId, sessionId: at.id }]);
		expect(body.sessions[0].sealedAt).not.toBeNull();
		await (
			await w.agent(organiser)
		).delete(seal, {
			reason: 'Pindaian masih menunggu.'
		});
		expect((await accept()).status).toBe(200);
		expect(await standing(held, ofAni)).toBe('present');
	});

	hides('POST /api/attendance/events/:eventId/scan-acceptances', () => w, {
		method: 'POST',
		path: async () => `${base}/events/${(await hall()).held.id}/scan-acceptances`,
		missing: `${base}/events/evt_0/scan-acceptances`,
		body: { scanIds: ['scn_0'] },
		outsider: outsiderOf
	});
});

describe('a scan whose mark a stronger word kept from standing', () => {
	test('is decided all the same, without a mark', async ({ expect }) => {
		const { at, ofAni } = await hall();
		await w.db.insert(t.attendanceScan).values({
			id: 'scn_~',
			sessionId: at.id,
			signupId: ofAni.id,
			means: 'static-qr',
			wait: 'static-qr',
			seenAt: new Date(),
			receivedAt: new Date()
		});
		await w.db.insert(t.attendanceMark).values({
			id: 'mrk_of_a_later_hand',
			sessionId: at.id,
			signupId: ofAni.id,
			status: 'absent',
			means: 'trainer',
			by: trainer.id,
			at: new Date(),
			saidAt: new Date(Date.now() + 3_600_000)
		});
		const answer = await (
			await w.agent(trainer)
		).post(`${base}/scans/scn_~/decision`, { accept: true });
		expect([answer.status, answer.body.markId]).toEqual([200, null]);
	});
});

describe('walk-ins', () => {
	const walkIns = (at: { id: string }) => `${base}/sessions/${at.id}/walk-ins`;

	test('come onto the list by NIP or as a guest, who is named later', async ({ expect }) => {
		const { held, at } = await hall();
		const agent = await w.agent(trainer);
		const citra = await w.person('Citra Baru');
		expect((await agent.post(walkIns(at), { nip: citra.nip })).status).toBe(201);
		const guest = await agent.post(walkIns(at), {
			guestName: 'Dr. Tamu',
			guestInstitution: 'Kabupaten Majene'
		});
		await agent.post(marksPath(at), { marks: [say(guest.body.signupId, 'present')] });

		const fajar = await w.person('Fajar Tamu');
		const named = await agent.post(`${base}/signups/${guest.body.signupId}/person`, {
			nip: fajar.nip
		});
		expect(named.status).toBe(200);
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.people.map(({ name }: { name: string }) => name)).toEqual([
			'Ani Nurhayati',
			'Budi Rekan',
			'Citra Baru',
			'Fajar Tamu'
		]);
		const mine = await (await w.agent(fajar)).get(`${base}/mine/${held.id}`);
		expect(mine.body.sessions[0].mark.status).toBe('present');
	});

	test('are added by a trainer from the opening on, by the organiser before it too', async ({
		expect
	}) => {
		const { at } = await hall({ startsAt: new Date(Date.now() + 30 * 24 * 3_600_000) });
		const early = await w.person('Dian Terlalu Awal');
		const refused = await (await w.agent(trainer)).post(walkIns(at), { nip: early.nip });
		expect([refused.status, refused.body.code]).toEqual([409, 'walk-in-early']);
		const added = await (await w.agent(organiser)).post(walkIns(at), { nip: early.nip });
		expect(added.status).toBe(201);
	});

	test('on a fixed-term appointment come with their unit', async ({ expect }) => {
		const { at } = await hall();
		const office = await w.unit('Dinas Kontrak');
		const pppk = await w.person('Elok Kontrak', { unit: office });
		await w.db
			.update(t.appointment)
			.set({ validTo: '2099-12-31' })
			.where(eq(t.appointment.personId, pppk.id));
		const { body } = await (await w.agent(trainer)).post(walkIns(at), { nip: pppk.nip });
		const [row] = await w.db
			.select({ unitId: t.signup.unitId })
			.from(t.signup)
			.where(eq(t.signup.id, body.signupId));
		expect(row?.unitId).toBe(office.id);
	});

	test('a guest of a sealed session is nobody else afterwards', async ({ expect }) => {
		const { held, at } = await hall();
		const agent = await w.agent(trainer);
		const guest = await agent.post(walkIns(at), { guestName: 'Tamu Tersegel' });
		await agent.post(marksPath(at), { marks: [say(guest.body.signupId, 'present')] });
		await agent.post(`${base}/sessions/${at.id}/seal`);
		const friend = await w.person('Gita Teman');
		const path = `${base}/signups/${guest.body.signupId}/person`;
		const sealed = await agent.post(path, { nip: friend.nip });
		expect([sealed.status, sealed.body.code]).toEqual([409, 'attendance-sealed']);
		await w.db
			.update(t.workshopEvent)
			.set({ status: 'closed' })
			.where(eq(t.workshopEvent.id, held.id));
		const closed = await agent.post(path, { nip: friend.nip });
		expect([closed.status, closed.body.code]).toEqual([409, 'event-not-open']);
	});

	test('a guest who had given the seat back gets it again, with what was marked', async ({
		expect
	}) => {
		const { held, at } = await hall();
		const hadi = await w.person('Hadi Batal');
		const ended = await signup(hadi, held, 'cancelled');
		const agent = await w.agent(trainer);
		const guest = await agent.post(walkIns(at), { guestName: 'Pak Hadi' });
		await agent.post(marksPath(at), { marks: [say(guest.body.signupId, 'late')] });
		const path = `${base}/signups/${guest.body.signupId}/person`;
		const named = await agent.post(path, { nip: hadi.nip });
		expect([named.status, named.body.signupId]).toEqual([200, ended.id]);
		expect(await standing(held, ended)).toBe('late');
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.people.map(({ name }: { name: string }) => name)).toEqual([
			'Ani Nurhayati',
			'Budi Rekan',
			'Hadi Batal'
		]);
	});

	test('refuses who is on the list already, an unknown NIP, and nobody at all', async ({
		expect
	}) => {
		const { at } = await hall();
		const agent = await w.agent(trainer);
		const twice = await agent.post(walkIns(at), { nip: ani.nip });
		expect([twice.status, twice.body.code]).toEqual([409, 'on-list-already']);
		const unknown = await agent.post(walkIns(at), { nip: '199901012024011999' });
		expect([unknown.status, unknown.body.errors[0].code]).toEqual([422, 'nip-unknown']);
		expect((await agent.post(walkIns(at), {})).status).toBe(422);
	});

	hides('POST /api/attendance/sessions/:sessionId/walk-ins', () => w, {
		method: 'POST',
		path: async () => walkIns((await hall()).at),
		missing: walkIns({ id: 'ses_0' }),
		body: { guestName: 'Tamu' },
		outsider: outsiderOf
	});

	hides('POST /api/attendance/signups/:signupId/person', () => w, {
		method: 'POST',
		path: async () => {
			const { at } = await hall();
			const { body } = await (await w.agent(trainer)).post(walkIns(at), { guestName: 'Tamu Lain' });
			return `${base}/signups/${body.signupId}/person`;
		},
		missing: `${base}/signups/sgn_0/person`,
		body: { nip: '199901012024011999' },
		outsider: outsiderOf
	});
});

describe('sealing a session', () => {
	const seal = (at: { id: string }) => `${base}/sessions/${at.id}/seal`;
	const reason = 'Satu orang terlewat, ada di daftar kertas.';

	test('says how many scans wait, and leaves as many as were seen', async ({ expect }) => {
		const { at, ofAni } = await hall();
		await w.db.insert(t.attendanceScan).values({
			...{ id: `scn_seal_${at.id}`, sessionId: at.id, signupId: ofAni.id },
			...{ means: 'static-qr', wait: 'static-qr', seenAt: new Date(), receivedAt: new Date() }
		});
		const agent = await w.agent(trainer);
		const asked = await agent.post(seal(at));
		expect([asked.status, asked.body.code, asked.body.params.count]).toEqual([
			409,
			'scans-waiting',
			1
		]);
		expect((await agent.post(`${seal(at)}?waiting=1`)).status).toBe(200);
	});

	test('accepts the early scans that were held for its opening first', async ({ expect }) => {
		const startsAt = new Date('2026-11-20T04:00:00.000Z');
		const { held, at, ofAni, ofBudi } = await hall({ startsAt });
		const early = (of: { id: string }, hours: number) =>
			w.db.insert(t.attendanceScan).values({
				...{ id: `scn_early_${of.id}`, sessionId: at.id, signupId: of.id, means: 'qr' },
				wait: 'early',
				seenAt: new Date(startsAt.getTime() - hours * 3_600_000),
				receivedAt: startsAt
			});
		await early(ofAni, 2);
		// Of the day before: a code that was shown too early makes nobody present.
		await early(ofBudi, 20);
		const agent = await w.agent(trainer);
		const shown = await agent.get(`${base}/events/${held.id}`);
		expect(shown.body.waiting).toMatchObject([
			{ signupId: ofBudi.id, wait: 'early', held: false },
			{ signupId: ofAni.id, wait: 'early', held: true }
		]);
		const asked = await agent.post(seal(at));
		expect([asked.status, asked.body.params?.count]).toEqual([409, 1]);
		const decided = await agent.post(`${base}/scans/scn_early_${ofBudi.id}/decision`, {
			accept: false
		});
		expect(decided.status).toBe(200);
		expect((await agent.post(seal(at))).status).toBe(200);
		expect([await standing(held, ofAni), await standing(held, ofBudi)]).toEqual(['present', null]);
	});

	test('does not wait for who was taken off the list', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		await w.db.insert(t.attendanceScan).values({
			...{ id: `scn_gone_${at.id}`, sessionId: at.id, signupId: ofAni.id },
			...{ means: 'static-qr', wait: 'static-qr', seenAt: new Date(), receivedAt: new Date() }
		});
		await w.db.update(t.signup).set({ status: 'cancelled' }).where(eq(t.signup.id, ofAni.id));
		const agent = await w.agent(trainer);
		expect((await agent.get(`${base}/events/${held.id}`)).body.waiting).toEqual([]);
		const counted = await agent.get(`${base}/sessions/${at.id}/arrivals`);
		expect(counted.body).toMatchObject({ waiting: 0, expected: 1 });
		expect((await agent.post(seal(at))).status).toBe(200);
	});

	test('ends its marks; who manages the event opens it again and says why', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		expect((await agent.post(seal(at))).status).toBe(200);
		const late = await agent.post(marksPath(at), { marks: [say(ofAni.id, 'present')] });
		expect([late.status, late.body.code]).toEqual([409, 'attendance-sealed']);
		const twice = await agent.post(seal(at));
		expect([twice.status, twice.body.code]).toEqual([409, 'attendance-sealed']);

		expect((await agent.delete(seal(at), { reason })).status).toBe(404);
		const opened = await (await w.agent(organiser)).delete(seal(at), { reason });
		expect([opened.status, opened.body.sealedAt]).toEqual([200, null]);
		await agent.post(marksPath(at), { marks: [say(ofAni.id, 'present')] });
		expect(await standing(held, ofAni)).toBe('present');
		const again = await (await w.agent(organiser)).delete(seal(at), { reason });
		expect([again.status, again.body.code]).toEqual([409, 'attendance-not-sealed']);
	});

	hides('POST /api/attendance/sessions/:sessionId/seal', () => w, {
		method: 'POST',
		path: async () => seal((await hall()).at),
		missing: seal({ id: 'ses_0' }),
		outsider: outsiderOf
	});

	hides('DELETE /api/attendance/sessions/:sessionId/seal', () => w, {
		method: 'DELETE',
		path: async () => seal((await hall({ sealedAt: new Date() })).at),
		missing: seal({ id: 'ses_0' }),
		body: { reason },
		outsider: outsiderOf
	});
});
