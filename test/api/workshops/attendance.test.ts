import { describe, test } from 'vitest';
import { deviceCookieOf } from '#test/support/agent.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { attendanceHall, base, marksPath, say } from '#test/support/attendance-hall.ts';

const w = await world();
const {
	session,
	teaches,
	trainer,
	colleague,
	organiser,
	ani,
	budi,
	hall,
	standing,
	screen,
	outsiderOf
} = await attendanceHall(w);

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
