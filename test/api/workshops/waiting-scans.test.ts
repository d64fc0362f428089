import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { attendanceHall, base, marksPath, say } from '#test/support/attendance-hall.ts';

const w = await world();
const { trainer, organiser, hall, standing, outsiderOf } = await attendanceHall(w);

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
