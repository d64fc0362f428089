import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';
import { at, eventWorld, session } from '#test/support/world-events.ts';

const w = await world();
const shop = workshopWorld(w);
const { ani, rina, draft, opened, toldOf, auditOf, school, budi, sari } = await eventWorld(w);
const hour = 3_600_000;
const hidden = draft({ unitId: school.id });
const path = async () => (await hidden).path;
const missing = '/api/workshops/evt_0';

describe('the life of an event', () => {
	test('opens when it has a session, and tells whom somebody invited, once', async ({ expect }) => {
		const { agent, eventId, path } = await draft();
		const early = await agent.post(`${path}/status`, { status: 'open' });
		expect([early.status, early.body.code]).toEqual([409, 'event-without-sessions']);
		await agent.post(`${path}/sessions`, session());
		await shop.signup(ani, { id: eventId }, 'invited');
		const key = crypto.randomUUID();
		const open = () => agent.send('POST', `${path}/status`, { status: 'open' }, { key });
		expect([(await open()).status, (await open()).status]).toEqual([200, 200]);
		expect(await toldOf(ani, 'event-opened', eventId)).toHaveLength(1);
		const seen = await (await w.agent(budi)).get(path);
		expect(seen.body).toMatchObject({ phase: 'open', mayPlan: false, participants: null });
	});

	test('is full, running and over by its seats and its clock', async ({ expect }) => {
		const agent = await w.agent(ani);
		const phaseOf = async (id: string) => (await agent.get(`/api/workshops/${id}`)).body.phase;
		const now = Date.now();
		const full = await shop.event({ capacity: 1 });
		await shop.session(full, { startsAt: new Date(now + 5 * hour) });
		await shop.signup(budi, full, 'offered');
		expect(await phaseOf(full.id)).toBe('full');
		const running = await shop.event();
		await shop.session(running, { startsAt: new Date(now - hour) });
		expect(await phaseOf(running.id)).toBe('running');
		const over = await shop.event();
		await shop.session(over, { startsAt: new Date(now - 5 * hour) });
		expect(await phaseOf(over.id)).toBe('finished');
	});

	test('is called off with a reason, and everybody on the list is told exactly once', async ({
		expect
	}) => {
		const { agent, eventId, path } = await opened();
		const cara = await w.person('Cara Batal');
		await shop.signup(ani, { id: eventId });
		await shop.signup(budi, { id: eventId }, 'waitlisted');
		await shop.signup(cara, { id: eventId }, 'cancelled');
		const bare = await agent.post(`${path}/status`, { status: 'cancelled' });
		expect([bare.status, bare.body.errors[0].pointer]).toEqual([422, '/reason']);
		const off = { status: 'cancelled', reason: 'Narasumber sakit.' };
		expect((await agent.post(`${path}/status`, off)).status).toBe(200);
		const twice = await agent.post(`${path}/status`, off);
		expect([twice.status, twice.body.code]).toEqual([409, 'event-state']);
		for (const who of [ani, budi]) {
			const told = await toldOf(who, 'event-cancelled', eventId);
			expect(told.map((each) => each.told.facts['reason'])).toEqual(['Narasumber sakit.']);
		}
		expect(await toldOf(cara, 'event-cancelled', eventId)).toEqual([]);
		const seen = await (await w.agent(ani)).get(path);
		expect(seen.body).toMatchObject({ phase: 'cancelled', reason: 'Narasumber sakit.' });
	});

	test('called off by mistake takes place after all: with its list, a reason, and everybody told', async ({
		expect
	}) => {
		const { agent, eventId, path } = await opened();
		const { gani, citra } = {
			gani: await w.person('Gani Kembali'),
			citra: await w.person('Citra Ditawari')
		};
		const seat = await shop.signup(gani, { id: eventId });
		const offer = await shop.signup(citra, { id: eventId }, 'offered', {
			offerEndsAt: new Date(Date.now() - hour)
		});
		const become = (status: string, reason: string | null) =>
			agent.post(`${path}/status`, { status, reason });
		await become('cancelled', 'Salah acara.');
		const draft = await become('draft', 'Salah acara.');
		expect([draft.status, draft.body.code]).toEqual([409, 'event-has-participants']);
		const bare = await become('open', null);
		expect([bare.status, bare.body.errors[0].pointer]).toEqual([422, '/reason']);

		expect((await become('open', 'Yang batal angkatan lain.')).status).toBe(200);
		const told = await toldOf(gani, 'event-resumed', eventId);
		expect(told.map((each) => each.told.facts['reason'])).toEqual(['Yang batal angkatan lain.']);
		const mine = await (await w.agent(gani)).get(`${path}/my-signup`);
		expect([mine.body.signup.id, mine.body.signup.status]).toEqual([seat.id, 'booked']);
		// The time for the answer had run out while nobody could give it.
		expect(await toldOf(citra, 'event-resumed', eventId)).toHaveLength(1);
		expect(await toldOf(citra, 'signup-offered', eventId)).toHaveLength(1);
		const taken = await (
			await w.agent(citra)
		).post(`/api/signups/${offer.id}/answer`, { answer: 'accept' });
		expect(taken.body.status).toBe('booked');
	});

	test('comes back to a room that somebody else took meanwhile only when a person wants it', async ({
		expect
	}) => {
		const hall = await shop.room('Aula Rujab');
		const one = await opened();
		const fourth = { startsAt: at(144), endsAt: at(148) };
		await one.agent.post(
			`${one.path}/sessions`,
			session({ title: 'Semula', roomId: hall.id, ...fourth })
		);
		await one.agent.post(`${one.path}/status`, { status: 'cancelled', reason: 'Sakit.' });
		const two = await opened();
		const taken = session({ title: 'Pengganti', roomId: hall.id, ...fourth });
		expect((await two.agent.post(`${two.path}/sessions`, taken)).status).toBe(201);
		for (const status of ['draft', 'open']) {
			const back = { status, reason: 'Narasumber sembuh.' };
			const refused = await one.agent.post(`${one.path}/status`, back);
			expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
			expect(refused.body.params.clashes).toMatchObject([{ kind: 'room', session: 'Pengganti' }]);
		}
		const back = { status: 'open', reason: 'Narasumber sembuh.', acceptClashes: true };
		expect((await one.agent.post(`${one.path}/status`, back)).status).toBe(200);
		const trail = await auditOf(one.eventId);
		expect(trail.at(-1)?.after).toMatchObject({ clashes: [{ kind: 'room', name: 'Aula Rujab' }] });
	});

	test('is not called off once somebody attended it; an empty or absent mark keeps nobody', async ({
		expect
	}) => {
		const { agent, eventId, path, sessionId } = await opened();
		const seat = await shop.signup(ani, { id: eventId });
		const mark = (id: string, status: string | null, voidsId: string | null) =>
			w.db.insert(t.attendanceMark).values({
				...{ id, sessionId, signupId: seat.id, status, voidsId },
				...{ means: 'trainer', by: rina.id, at: w.now }
			});
		const off = () =>
			agent.post(`${path}/status`, { status: 'cancelled', reason: 'Terlambat dibatalkan.' });
		await mark('mrk_a', 'present', null);
		const refused = await off();
		expect([refused.status, refused.body.code]).toEqual([409, 'event-attended']);
		expect((await agent.get(path)).body.attended).toBe(true);
		expect((await (await w.agent(ani)).get(path)).body.attended).toBe(false);
		// The trainer had ticked the wrong day.
		await mark('mrk_b', 'absent', 'mrk_a');
		expect((await off()).status).toBe(200);
	});

	test('does not vanish from people who are on its list', async ({ expect }) => {
		const { agent, eventId, path } = await opened();
		await shop.signup(ani, { id: eventId });
		const { status, body } = await agent.post(`${path}/status`, { status: 'draft' });
		expect([status, body.code]).toEqual([409, 'event-has-participants']);
	});

	test('closes, and opens again only with a reason; a closed one is changed no more', async ({
		expect
	}) => {
		const { agent, eventId, path } = await opened();
		await w.db
			.update(t.workshopSession)
			.set({ startsAt: new Date('2026-11-02T01:00:00Z'), endsAt: new Date('2026-11-02T03:00:00Z') })
			.where(eq(t.workshopSession.eventId, eventId));
		expect((await agent.post(`${path}/closing`)).status).toBe(200);
		const changed = await agent.put(path, { capacity: 3 });
		expect([changed.status, changed.body.code]).toEqual([409, 'event-state']);
		const added = await agent.post(`${path}/sessions`, session());
		expect([added.status, added.body.code]).toEqual([409, 'event-state']);
		const bare = await agent.post(`${path}/status`, { status: 'open' });
		expect(bare.status).toBe(422);
		const again = await agent.post(`${path}/status`, { status: 'open', reason: 'Susulan.' });
		expect(again.status).toBe(200);
	});

	test('tells who comes when a session moves, and nobody when only its title changes', async ({
		expect
	}) => {
		const { agent, eventId, path, sessionId } = await opened();
		const dewi = await w.person('Dewi Peserta');
		await shop.signup(dewi, { id: eventId });
		const before = (await agent.get(path)).body.sessions[0];
		const same = { ...session(), startsAt: before.startsAt, endsAt: before.endsAt };
		await agent.put(`${path}/sessions/${sessionId}`, { ...same, title: 'Materi inti' });
		expect(await toldOf(dewi, 'session-moved', eventId)).toEqual([]);
		const moved = { ...same, startsAt: at(72), endsAt: at(75), title: 'Materi inti' };
		const { body } = await agent.put(`${path}/sessions/${sessionId}`, moved);
		expect(body.revision).toBe(2);
		const told = await toldOf(dewi, 'session-moved', eventId);
		expect(told.map((each) => each.told.facts['startsAt'])).toEqual([moved.startsAt]);
	});
});

hides('POST /api/workshops/{eventId}/status', () => w, {
	method: 'POST',
	path: async () => `${await path()}/status`,
	missing: `${missing}/status`,
	body: { status: 'open' },
	outsider: async () => sari
});
