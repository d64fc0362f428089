import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deviceCookieOf } from '#test/support/agent.ts';
import { hallOf } from '#test/support/hall.ts';
import { boundPhone } from '#test/support/phone.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const minute = 60_000;
const from = (minutes: number) => new Date(Date.now() + minutes * minute);
const screen = hallOf(w, trainer);
const path = '/api/attendance/uploads';

/** A session that begins in ten minutes and is open for check-in, with somebody new on its list. */
async function hall(given: Parameters<typeof session>[1] = {}) {
	const held = await event();
	const at = await session(held, { startsAt: from(10), ...given });
	await teaches(trainer, at);
	const who = await w.person('Peserta tanpa sinyal');
	const listed = await signup(who, held);
	return { at, who, listed, agent: await w.agent(who) };
}
/** The phone of `who`, bound to the account ten minutes ago. */
async function phoneOf(who: { nip: string }, off = 0) {
	const bound = from(-10);
	const then = w.console(bound);
	const as = { headers: { 'x-malaqbi-as': who.nip } };
	return boundPhone({ post: (to, body) => then.post(to, body, as) }, { off, bound });
}
const marksOf = (listed: { id: string }) =>
	w.db.select().from(t.attendanceMark).where(eq(t.attendanceMark.signupId, listed.id));
const standingOf = async (listed: { id: string }) => {
	const marks = await marksOf(listed);
	const voided = new Set(marks.map(({ voidsId }) => voidsId));
	return marks.find(({ id }) => !voided.has(id));
};

describe('a scan kept without network', () => {
	test('of a bound phone, its clock 90 seconds off (mod_attendance #847), counts by itself once sent', async ({
		expect
	}) => {
		const { at, who, listed, agent } = await hall();
		const scanned = await phoneOf(who, 90_000);
		const kept = await scanned(at, (await screen(at, from(-4))).code, from(-4));
		const { body } = await agent.post(path, { scans: [kept] });
		expect(body.items).toMatchObject([
			{ id: kept.id, outcome: 'taken', taken: { state: 'received', number: 1 } }
		]);
		const [mark] = await marksOf(listed);
		expect(Math.abs((mark?.seenAt?.getTime() ?? 0) - from(-4).getTime())).toBeLessThan(5_000);

		const again = await agent.post(path, { scans: [kept, kept] });
		expect(again.body.items).toMatchObject([
			{ taken: { state: 'received', number: 1 } },
			{ taken: { state: 'received', number: 1 } }
		]);
		expect(await marksOf(listed)).toHaveLength(1);
	});

	test('waits for the trainer when only an unknown phone says so, and is shown to them', async ({
		expect
	}) => {
		const { at, listed, agent } = await hall();
		const { code } = await screen(at, from(-4));
		const kept = {
			id: crypto.randomUUID(),
			sessionId: at.id,
			code,
			scannedAt: from(-4).getTime(),
			deviceId: null,
			anchor: null,
			signature: null
		};
		const { body } = await agent.post(path, { scans: [kept] });
		expect(body.items[0].taken).toMatchObject({ state: 'waiting', wait: 'device-unknown' });
		expect(await marksOf(listed)).toEqual([]);
		const matrix = await (await w.agent(trainer)).get(`/api/attendance/events/${at.eventId}`);
		expect(matrix.body.waiting).toMatchObject([{ signupId: listed.id, wait: 'device-unknown' }]);
	});

	test('waits when the phone was bound only during the session', async ({ expect }) => {
		const late = await hall({ startsAt: from(-5) });
		const scanned = await boundPhone(late.agent);
		const kept = await scanned(late.at, (await screen(late.at)).code);
		const { body } = await late.agent.post(path, { scans: [kept] });
		expect(body.items[0].taken.wait).toBe('device-unknown');
	});

	test('is its owner’s alone: sent by the next who signs in on that phone nothing is stored, and its owner still can', async ({
		expect
	}) => {
		const { at, who, listed, agent } = await hall();
		const other = await w.person('Pemakai ponsel berikutnya');
		const ofOther = await signup(other, { id: at.eventId });
		const next = await w.agent(other);
		const scanned = await phoneOf(who);
		const kept = await scanned(at, (await screen(at, from(-1))).code, from(-1));
		const unbound = { ...kept, id: crypto.randomUUID(), ...{ deviceId: null, owner: who.id } };

		const answer = await next.post(path, { scans: [kept, unbound] });
		expect(answer.body.items).toEqual([
			{ id: kept.id, outcome: 'not-yours' },
			{ id: unbound.id, outcome: 'not-yours' }
		]);
		const scans = await w.db.select().from(t.attendanceScan);
		expect(scans.filter(({ signupId }) => signupId === ofOther.id)).toEqual([]);

		const own = await agent.post(path, { scans: [{ ...kept, owner: who.id }] });
		expect(own.body.items).toMatchObject([{ taken: { state: 'received' } }]);
		expect((await standingOf(listed))?.status).toBe('present');
	});

	test('waits when its clock’s anchor or its own words were changed on the way', async ({
		expect
	}) => {
		const { at, agent } = await hall();
		const scanned = await boundPhone(agent);
		const kept = await scanned(at, (await screen(at)).code);
		const turned = { ...kept, anchor: { ...kept.anchor, serverAt: kept.anchor.serverAt - minute } };
		const first = await agent.post(path, { scans: [turned] });
		expect(first.body.items[0].taken.wait).toBe('clock-unanchored');
		const moved = { ...kept, id: crypto.randomUUID(), scannedAt: kept.scannedAt - 1 };
		const second = await agent.post(path, { scans: [moved] });
		expect(second.body.items[0].taken.wait).toBe('device-unknown');
	});

	test('waits when its phone has spoken with the portal since: it had a network to scan with', async ({
		expect
	}) => {
		const { at, agent } = await hall();
		const scanned = await boundPhone(agent);
		const kept = await scanned(at, (await screen(at, from(-4))).code, from(-4));
		const { body } = await agent.post(path, { scans: [kept] });
		expect(body.items[0].taken).toMatchObject({ state: 'waiting', wait: 'clock-unanchored' });
	});

	test('two people on one phone are told, also when both were without network (mod_attendance #892)', async ({
		expect
	}) => {
		const { at, who, agent, listed } = await hall();
		const friend = await w.person('Teman');
		const ofFriend = await signup(friend, { id: at.eventId });
		const scan = async (of: typeof who) => (await phoneOf(of))(at, (await screen(at)).code);
		await agent.post(path, { scans: [await scan(who)] });
		const other = await w.agent(friend);
		const sent = { headers: { cookie: `${other.cookie}; ${deviceCookieOf(agent)}` } };
		const { body } = await other.post(path, { scans: [await scan(friend)] }, sent);
		expect(body.items[0].taken.state).toBe('received');
		const matrix = await (await w.agent(trainer)).get(`/api/attendance/events/${at.eventId}`);
		expect(matrix.body.shared).toEqual([
			{ sessionId: at.id, signupIds: expect.arrayContaining([listed.id, ofFriend.id]) }
		]);
	});

	test('of a code that was never on the screen is refused, and the others are taken', async ({
		expect
	}) => {
		const { at, agent } = await hall();
		const scanned = await boundPhone(agent);
		const wrong = await scanned(at, `${(await screen(at)).code.split('.')[0]}.0000000000`);
		const right = await scanned(at, (await screen(at)).code);
		const { body } = await agent.post(path, { scans: [wrong, right] });
		expect(body.items).toMatchObject([
			{ outcome: 'refused', code: 'attendance-code-wrong' },
			{ outcome: 'taken' }
		]);
	});

	test('several, in whatever order and however often they are sent, leave the same mark', async ({
		expect
	}) => {
		const orders = [
			[0, 1, 2],
			[2, 1, 0],
			[1, 0, 2, 0, 1],
			[2, 2, 0, 1]
		];
		const outcomes = new Set<string>();
		for (const order of orders) {
			const { at, who, listed, agent } = await hall();
			const scanned = await phoneOf(who);
			const moments = [from(-6), from(-4), from(-2)];
			const kept = await Promise.all(
				moments.map(async (moment) => scanned(at, (await screen(at, moment)).code, moment))
			);
			for (const index of order) await agent.post(path, { scans: [kept[index]] });
			const mark = await standingOf(listed);
			const ago = Math.round((Date.now() - (mark?.seenAt?.getTime() ?? 0)) / minute);
			outcomes.add(`${mark?.status} ${mark?.means} ${ago}`);
		}
		expect([...outcomes]).toEqual(['present qr 6']);
	});
});

describe('a bound phone', () => {
	test('compares its clock again, nobody else’s does', async ({ expect }) => {
		const { agent } = await hall();
		const other = await hall();
		const scanned = await boundPhone(agent);
		const { deviceId } = await scanned({ id: 'ses_0' }, '1.0000000000');
		const body = { deviceId, deviceAt: Date.now() };
		expect((await agent.post('/api/attendance/anchors', body)).body.deviceId).toBe(deviceId);
		expect((await other.agent.post('/api/attendance/anchors', body)).status).toBe(404);
	});

	test('refuses a key that is none', async ({ expect }) => {
		const { agent } = await hall();
		const { status, body } = await agent.post('/api/attendance/devices', {
			publicKey: 'kunci',
			deviceAt: 0
		});
		expect([status, body.errors[0].pointer]).toEqual([422, '/publicKey']);
	});
});

hides('POST /api/attendance/devices', () => w, {
	method: 'POST',
	path: () => '/api/attendance/devices',
	missing: '/api/attendance/devices'
});
hides('POST /api/attendance/anchors', () => w, {
	method: 'POST',
	path: () => '/api/attendance/anchors',
	missing: '/api/attendance/anchors'
});
hides('POST /api/attendance/uploads', () => w, { method: 'POST', path: () => path, missing: path });
