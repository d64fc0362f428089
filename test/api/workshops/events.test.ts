import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';
import { at, eventWorld, session } from '#test/support/world-events.ts';

const w = await world();
const shop = workshopWorld(w);
const { course, health, ani, rina, draft, opened, auditOf, school, sari, tutor } =
	await eventWorld(w);
const outsider = async () => ani;
const hidden = draft({ unitId: school.id });
const path = async () => (await hidden).path;
const missing = '/api/workshops/evt_0';
const sessionPath = async () => `${await path()}/sessions/ses_0`;

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
		const more = await agent.post(
			`${path}/sessions`,
			session({ title: 'Kedua', startsAt: at(72), endsAt: at(76) })
		);
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
		const { sessionId } = (
			await agent.post(
				`${path}/sessions`,
				session({ title: 'Kedua', startsAt: at(72), endsAt: at(76) })
			)
		).body;
		const other = (
			await agent.post(
				`${path}/sessions`,
				session({ title: 'Ketiga', startsAt: at(96), endsAt: at(100) })
			)
		).body;
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

test('the secret of a session never leaves with its plan', async ({ expect }) => {
	const { agent, path } = await opened();
	const text = JSON.stringify((await agent.get(path)).body);
	expect(text).not.toMatch(/secret/i);
});

test('an audit row names the clashes that somebody accepted', async ({ expect }) => {
	const hall = await shop.room('Aula Besar');
	const third = { startsAt: at(120), endsAt: at(124) };
	const first = await opened();
	await first.agent.post(
		`${first.path}/sessions`,
		session({ title: 'Satu', roomId: hall.id, ...third })
	);
	const second = await draft();
	const wanted = session({ title: 'Dua', roomId: hall.id, ...third });
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

hides('POST /api/workshops/{eventId}/sessions', () => w, {
	method: 'POST',
	path: async () => `${await path()}/sessions`,
	missing: `${missing}/sessions`,
	body: session(),
	outsider: async () => sari
});

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
