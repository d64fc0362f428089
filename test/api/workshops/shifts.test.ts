import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { shiftWorld, type Session } from '#test/support/world-shifts.ts';

const w = await world();
const { shop, rina, hr, tutor, nurse, shifted, choose } = await shiftWorld(w);

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
