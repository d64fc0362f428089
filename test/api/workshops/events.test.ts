import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const { course } = learningWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const school = await w.unit('Dinas Pendidikan', { parent: w.root });
const ani = await w.person('Ani Nurhayati', { unit: health });
const budi = await w.person('Budi Santoso', { unit: health });
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const sari = await w.person('Sari Puskesmas', {
	unit: health,
	roles: [{ role: 'organiser', unit: health }]
});
const tutor = await w.person('Tono Pengajar', { unit: health });

const hour = 3_600_000;
/** Whole hours from now: the API looks at the real clock. */
const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const session = (given: Record<string, unknown> = {}) => ({
	title: 'Pembukaan',
	startsAt: at(48),
	endsAt: at(52),
	zone: 'Asia/Makassar',
	jp: 4,
	...given
});

async function draft(given: Record<string, unknown> = {}, who = rina) {
	const { id: courseId } = await course('Bimtek Rekam Medis', { mode: 'classroom', jp: 8 });
	const agent = await w.agent(who);
	const { status, body } = await agent.post('/api/workshops', { courseId, ...given });
	if (status !== 201) throw new Error(JSON.stringify(body));
	const eventId: string = body.eventId;
	return { agent, eventId, courseId, path: `/api/workshops/${eventId}` };
}
async function opened(given: Record<string, unknown> = {}) {
	const made = await draft(given);
	const added = await made.agent.post(`${made.path}/sessions`, session());
	if (added.status !== 201) throw new Error(JSON.stringify(added.body));
	await made.agent.post(`${made.path}/status`, { status: 'open' });
	return { ...made, sessionId: String(added.body.sessionId) };
}
type Item = { id: string; told: { kind: string; facts: Record<string, unknown> } };
async function toldOf(who: { id: string }, kind: string, eventId: string): Promise<Item[]> {
	const inbox = await (await w.agent(who)).get('/api/notifications?limit=100');
	return inbox.body.items.filter(
		({ told }: Item) => told.kind === kind && told.facts['eventId'] === eventId
	);
}
const auditOf = (eventId: string) =>
	w.db
		.select()
		.from(t.auditEvent)
		.where(eq(t.auditEvent.subject, `workshop_event:${eventId}`));

describe('planning an event', () => {
	test('begins as a draft that participants do not see, numbered within its course', async ({
		expect
	}) => {
		const { agent, courseId, path } = await draft();
		const again = await agent.post('/api/workshops', { courseId });
		const { body } = await agent.get(`/api/workshops/${again.body.eventId}`);
		expect(body).toMatchObject({ number: 2, phase: 'draft', mayPlan: true, participants: 0 });
		expect((await (await w.agent(ani)).get(path)).status).toBe(404);
	});

	test('called off before anybody heard of it stays its planners’', async ({ expect }) => {
		const { agent, path } = await draft();
		await agent.post(`${path}/status`, { status: 'cancelled', reason: 'Anggaran dialihkan.' });
		const somebody = await w.agent(ani);
		expect((await somebody.get(path)).status).toBe(404);
		expect((await somebody.get(`${path}/my-signup`)).status).toBe(404);
		expect((await agent.get(path)).body.phase).toBe('cancelled');
	});

	test('takes sessions with hours, place and trainers, and says what does not fit', async ({
		expect
	}) => {
		const { agent, path } = await draft({ capacity: 40 });
		const hall = await shop.room('Aula Kecil', { capacity: 30 });
		const trainerId = 'trn_tono';
		await w.db.insert(t.trainer).values({ id: trainerId, personId: tutor.id, updatedAt: w.now });
		const planned = session({
			roomId: hall.id,
			trainers: [{ trainerId, role: 'facilitator' }],
			acceptClashes: true
		});
		expect((await agent.post(`${path}/sessions`, planned)).status).toBe(201);
		const { body } = await agent.get(path);
		expect(body.sessions).toMatchObject([
			{
				title: 'Pembukaan',
				room: { name: 'Aula Kecil' },
				trainers: [{ name: 'Tono Pengajar', role: 'facilitator' }]
			}
		]);
		expect(body.warnings).toEqual([
			{ code: 'jp-differs', planned: 4, wanted: 8 },
			{ code: 'room-too-small', session: 'Pembukaan', room: 'Aula Kecil', seats: 40, capacity: 30 }
		]);
		// Whoever teaches sees the draft.
		const seen = await (await w.agent(tutor)).get(path);
		expect([seen.status, seen.body.teaches, seen.body.warnings]).toEqual([200, true, []]);
	});

	test('keeps what was changed, and what it was before, in the audit', async ({ expect }) => {
		const { agent, eventId, path } = await draft({ capacity: 30 });
		await agent.put(path, { capacity: 25, minimum: 10, note: 'Bawa **laptop**.' });
		const { body } = await agent.get(path);
		expect(body).toMatchObject({ capacity: 25, minimum: 10, note: 'Bawa **laptop**.' });
		expect(body.noteHtml).toContain('<strong>laptop</strong>');
		const trail = await auditOf(eventId);
		expect(trail.map(({ action }) => action)).toEqual([
			'workshop_event.created',
			'workshop_event.changed'
		]);
		expect(trail[1]).toMatchObject({ before: { capacity: 30 }, after: { capacity: 25 } });
	});

	test('refuses a course that is studied alone, one that is not there, and a unit elsewhere', async ({
		expect
	}) => {
		const { id } = await course('E-learning', { mode: 'self-paced' });
		const agent = await w.agent(rina);
		const alone = await agent.post('/api/workshops', { courseId: id });
		expect([alone.status, alone.body.errors[0].code]).toEqual([422, 'not-a-workshop']);
		const none = await agent.post('/api/workshops', { courseId: 'crs_0' });
		expect([none.status, none.body.errors[0].code]).toEqual([422, 'not-there']);
		const { courseId } = await draft();
		const clerk = await w.agent(sari);
		for (const unitId of [null, school.id]) {
			const elsewhere = await clerk.post('/api/workshops', { courseId, unitId });
			expect([elsewhere.status, elsewhere.body.errors[0].pointer]).toEqual([422, '/unitId']);
		}
		expect((await clerk.post('/api/workshops', { courseId, unitId: health.id })).status).toBe(201);
	});

	test('refuses a minimum above the seats, at the field that says it', async ({ expect }) => {
		const { agent, path, courseId } = await draft();
		const seats = { capacity: 5, minimum: 30 };
		for (const answer of [
			await agent.put(path, seats),
			await agent.post('/api/workshops', { courseId, ...seats })
		]) {
			expect(answer.status).toBe(422);
			expect(answer.body.errors).toMatchObject([
				{ pointer: '/minimum', code: 'minimum-above-capacity' }
			]);
		}
	});

	test('refuses hours that run backwards or for days', async ({ expect }) => {
		const { agent, path } = await draft();
		const back = await agent.post(`${path}/sessions`, session({ endsAt: at(47) }));
		expect([back.status, back.body.errors[0].code]).toEqual([422, 'session-order']);
		const long = await agent.post(`${path}/sessions`, session({ endsAt: at(90) }));
		expect(long.body.errors[0].code).toBe('session-too-long');
	});

	test('refuses a room and a trainer that are not there', async ({ expect }) => {
		const { agent, path } = await draft();
		const room = await agent.post(`${path}/sessions`, session({ roomId: 'rom_0' }));
		expect(room.body.errors[0].pointer).toBe('/roomId');
		const trainer = await agent.post(
			`${path}/sessions`,
			session({ trainers: [{ trainerId: 'trn_0' }] })
		);
		expect(trainer.body.errors[0].pointer).toBe('/trainers');
	});

	test('takes a session out again, but not the last of an open event, nor one that was attended', async ({
		expect
	}) => {
		const { agent, eventId, path, sessionId } = await opened();
		const last = await agent.send('DELETE', `${path}/sessions/${sessionId}`);
		expect([last.status, last.body.code]).toEqual([409, 'event-without-sessions']);
		const more = await agent.post(`${path}/sessions`, session({ title: 'Kedua' }));
		const listed = await shop.signup(ani, { id: eventId });
		await w.db.insert(t.attendanceMark).values({
			id: 'mrk_1',
			sessionId,
			signupId: listed.id,
			status: null,
			means: 'trainer',
			by: rina.id,
			at: w.now
		});
		const attended = await agent.send('DELETE', `${path}/sessions/${sessionId}`);
		expect([attended.status, attended.body.code]).toEqual([409, 'session-attended']);
		const gone = await agent.send('DELETE', `${path}/sessions/${more.body.sessionId}`);
		expect(gone.status).toBe(200);
		const missing = await agent.send('DELETE', `${path}/sessions/${more.body.sessionId}`);
		expect(missing.status).toBe(404);
	});

	test('takes a session out with its printed lists and room PINs, but not where a scan waits', async ({
		expect
	}) => {
		const { agent, eventId, path } = await opened();
		const { sessionId } = (await agent.post(`${path}/sessions`, session({ title: 'Kedua' }))).body;
		const other = (await agent.post(`${path}/sessions`, session({ title: 'Ketiga' }))).body;
		const listed = await shop.signup(ani, { id: eventId });
		for (const each of [String(sessionId), String(other.sessionId)]) {
			const at = `/api/attendance/sessions/${each}`;
			expect((await agent.post(`${at}/sheets`)).status).toBe(200);
			expect((await agent.post(`${at}/room-pin`)).status).toBe(201);
		}
		const gone = await agent.send('DELETE', `${path}/sessions/${String(sessionId)}`);
		expect(gone.status).toBe(200);
		await w.db.insert(t.attendanceScan).values({
			...{ id: 'scn_early', sessionId: String(other.sessionId), signupId: listed.id },
			...{ means: 'qr' as const, step: 1, seenAt: w.now, receivedAt: w.now, wait: 'early' as const }
		});
		const early = await agent.send('DELETE', `${path}/sessions/${String(other.sessionId)}`);
		expect([early.status, early.body.code]).toEqual([409, 'session-attended']);
	});

	test('leaves a sealed session as it was', async ({ expect }) => {
		const { agent, path, sessionId } = await opened();
		await w.db
			.update(t.workshopSession)
			.set({ sealedAt: w.now })
			.where(eq(t.workshopSession.id, sessionId));
		const { status, body } = await agent.put(`${path}/sessions/${sessionId}`, session());
		expect([status, body.code]).toEqual([409, 'session-sealed']);
	});
});

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
		const at = session({ title: 'Semula', roomId: hall.id, acceptClashes: true });
		await one.agent.post(`${one.path}/sessions`, at);
		await one.agent.post(`${one.path}/status`, { status: 'cancelled', reason: 'Sakit.' });
		const two = await opened();
		const taken = session({ title: 'Pengganti', roomId: hall.id });
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

describe('the list', () => {
	test('shows what is to come, the nearest first, page by page, and never a draft', async ({
		expect
	}) => {
		const own = await world();
		const there = workshopWorld(own);
		const [late, soon, gone, hidden] = [
			await there.event(),
			await there.event(),
			await there.event(),
			await there.event({ status: 'draft' })
		];
		const now = Date.now();
		await there.session(late, { startsAt: new Date(now + 90 * hour) });
		await there.session(soon, { startsAt: new Date(now + 9 * hour) });
		await there.session(gone, { startsAt: new Date(now - 90 * hour) });
		await there.session(hidden, { startsAt: new Date(now + hour) });
		const agent = await own.agent(await own.person('Ani'));
		const first = await agent.get('/api/workshops?limit=1');
		const second = await agent.get(`/api/workshops?limit=1&after=${first.body.next}`);
		const ids = [first, second].map(({ body }) => body.items[0].id);
		expect([ids, second.body.next]).toEqual([[soon.id, late.id], null]);
		const past = await agent.get('/api/workshops?show=past');
		expect(past.body.items.map(({ id }: { id: string }) => id)).toEqual([gone.id]);
	});

	test('filters by form and course, and finds what the reader joins or teaches', async ({
		expect
	}) => {
		const { eventId, courseId } = await opened();
		await shop.signup(budi, { id: eventId });
		const agent = await w.agent(budi);
		const ids = async (query: string) =>
			(await agent.get(`/api/workshops?${query}`)).body.items.map(({ id }: { id: string }) => id);
		expect(await ids(`courseId=${courseId}`)).toEqual([eventId]);
		expect(await ids(`courseId=${courseId}&form=NKL03`)).toEqual([eventId]);
		expect(await ids(`courseId=${courseId}&form=X`)).toEqual([]);
		expect(await ids('show=mine')).toContain(eventId);
		expect(await ids('show=managed')).toEqual([]);
	});

	test('of a planner holds the drafts of their units only', async ({ expect }) => {
		const ours = await draft({ unitId: health.id });
		const theirs = await draft({ unitId: school.id });
		const { body } = await (await w.agent(sari)).get('/api/workshops?show=managed&limit=100');
		const ids = body.items.map(({ id }: { id: string }) => id);
		expect(ids).toContain(ours.eventId);
		expect(ids).not.toContain(theirs.eventId);
	});

	test('keeps the address of a meeting for those who take part', async ({ expect }) => {
		const of = await shop.event();
		await shop.session(of, { onlineUrl: 'https://rapat.contoh.id/1' });
		await shop.signup(ani, of);
		const linkOf = async (who: { id: string }) => {
			const { body } = await (await w.agent(who)).get(`/api/workshops/${of.id}`);
			return [body.sessions[0].online, body.sessions[0].onlineUrl];
		};
		expect(await linkOf(ani)).toEqual([true, 'https://rapat.contoh.id/1']);
		expect(await linkOf(budi)).toEqual([true, null]);
	});

	test('offers a planner what there is to choose from, within their reach', async ({ expect }) => {
		const { body } = await (await w.agent(sari)).get('/api/workshops/choices');
		expect(body.agency).toBe(false);
		expect(body.units).toEqual([{ id: health.id, name: 'Dinas Kesehatan' }]);
		const modes = new Set(body.courses.map(({ mode }: { mode: string }) => mode));
		expect(modes).toEqual(new Set(['classroom']));
	});
});

test('the secret of a session never leaves with its plan', async ({ expect }) => {
	const { agent, path } = await opened();
	const text = JSON.stringify((await agent.get(path)).body);
	expect(text).not.toMatch(/secret/i);
});

test('an audit row names the clashes that somebody accepted', async ({ expect }) => {
	const hall = await shop.room('Aula Besar');
	const first = await opened();
	await first.agent.post(`${first.path}/sessions`, session({ title: 'Satu', roomId: hall.id }));
	const second = await draft();
	const wanted = session({ title: 'Dua', roomId: hall.id });
	const refused = await second.agent.post(`${second.path}/sessions`, wanted);
	expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
	await second.agent.post(`${second.path}/sessions`, { ...wanted, acceptClashes: true });
	const [row] = await w.db
		.select()
		.from(t.auditEvent)
		.where(
			and(
				eq(t.auditEvent.subject, `workshop_event:${second.eventId}`),
				eq(t.auditEvent.action, 'workshop_session.added')
			)
		);
	expect(row?.after).toMatchObject({ clashes: [{ kind: 'room', name: 'Aula Besar' }] });
});

const outsider = async () => ani;
const hidden = draft({ unitId: school.id });
const path = async () => (await hidden).path;
const missing = '/api/workshops/evt_0';
hides('GET /api/workshops', () => w, {
	method: 'GET',
	path: () => '/api/workshops',
	missing: '/api/workshops'
});
hides('GET /api/workshops/choices', () => w, {
	method: 'GET',
	path: () => '/api/workshops/choices',
	missing: '/api/workshops/choices',
	outsider
});
hides('GET /api/workshops/{eventId}', () => w, { method: 'GET', path, missing, outsider });
hides('POST /api/workshops', () => w, {
	method: 'POST',
	path: () => '/api/workshops',
	missing: '/api/workshops',
	body: { courseId: 'crs_0' },
	outsider
});
hides('PUT /api/workshops/{eventId}', () => w, {
	method: 'PUT',
	path,
	missing,
	body: {},
	outsider: async () => sari
});
hides('POST /api/workshops/{eventId}/status', () => w, {
	method: 'POST',
	path: async () => `${await path()}/status`,
	missing: `${missing}/status`,
	body: { status: 'open' },
	outsider: async () => sari
});
hides('POST /api/workshops/{eventId}/sessions', () => w, {
	method: 'POST',
	path: async () => `${await path()}/sessions`,
	missing: `${missing}/sessions`,
	body: session(),
	outsider: async () => sari
});
const sessionPath = async () => `${await path()}/sessions/ses_0`;
hides('PUT /api/workshops/{eventId}/sessions/{sessionId}', () => w, {
	method: 'PUT',
	path: sessionPath,
	missing: `${missing}/sessions/ses_0`,
	body: session(),
	outsider: async () => sari
});
hides('DELETE /api/workshops/{eventId}/sessions/{sessionId}', () => w, {
	method: 'DELETE',
	path: sessionPath,
	missing: `${missing}/sessions/ses_0`,
	outsider: async () => sari
});
