import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { attendanceHall, base, marksPath, say, type Mark } from '#test/support/attendance-hall.ts';

const w = await world();
const { signup, teaches, trainer, colleague, ani, budi, hall, standing, screen, outsiderOf } =
	await attendanceHall(w);

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
