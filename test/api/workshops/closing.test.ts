import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { newId } from '#api/ids.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';
import { closingWorld, daysAgo } from '#test/support/world-closing.ts';

const w = await world();
const { trainer, unit, ani, held, close, completionsOf, entriesOf, session } =
	await closingWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });
const hour = 3_600_000;
const someEvent = await held();
const outsider = () => w.person('Orang luar', { roles: ['trainer'] });

describe('closing an event', () => {
	test('completes it for who attended enough: JP, evidence and certificate at once', async ({
		expect
	}) => {
		const { of, ofAni, ofBudi } = await held();
		const { status, body } = await close(organiser, of);
		expect([status, body]).toEqual([200, { eventId: of.id, completed: 1, recorded: 0, short: 1 }]);

		const [done] = await completionsOf(ofAni);
		expect(done).toMatchObject({
			personId: ani.id,
			reason: { percent: 100, attendedJp: 10, jp: 12 }
		});
		const [entry] = await entriesOf(ofAni);
		expect(entry).toMatchObject({ personId: ani.id, jp: 12, formCode: 'KL04' });
		const paper = await w.db
			.select()
			.from(t.certificate)
			.where(eq(t.certificate.sourceId, done?.id ?? ''));
		expect(paper).toHaveLength(1);
		expect(paper[0]?.snapshot.subjects.map(({ title }) => title)).toEqual([
			'Hari pertama',
			'Hari kedua'
		]);
		const evidence = await w.db
			.select()
			.from(t.evidence)
			.where(and(eq(t.evidence.sourceId, done?.id ?? ''), eq(t.evidence.level, 2)));
		expect(evidence).toHaveLength(1);
		expect(await completionsOf(ofBudi)).toEqual([]);
	});

	test('seals its sessions and is written in the audit', async ({ expect }) => {
		const { of, first } = await held();
		await close(organiser, of);
		const sealed = await w.db
			.select()
			.from(t.workshopSession)
			.where(eq(t.workshopSession.id, first.id));
		expect(sealed[0]?.sealedAt).toBeInstanceOf(Date);
		const audit = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `workshop_event:${of.id}`));
		expect(audit).toMatchObject([
			{ action: 'workshop_event.closed', actorId: organiser.id, after: { completed: 1, short: 1 } }
		]);
	});

	test('counts the JP of the sessions attended when the rule says so', async ({ expect }) => {
		const other = await world();
		const { event: plan, session: day, signup: list } = workshopWorld(other);
		const tri = await other.person('Tri', { roles: ['organiser'] });
		const siti = await other.person('Siti', { unit: other.root });
		await other.rule('kehadiran.jp_dihitung', 'sessions');
		const of = await plan();
		const long = await day(of, { startsAt: daysAgo(2), jp: 9 });
		await day(of, { startsAt: daysAgo(1), jp: 2 });
		const seat = await list(siti, of);
		await other.db.insert(t.attendanceMark).values({
			...{ id: newId('mrk'), sessionId: long.id, signupId: seat.id, status: 'present' },
			...{ means: 'trainer' as const, by: tri.id, at: new Date() }
		});
		await (await other.agent(tri)).post(`/api/workshops/${of.id}/closing`);
		const entries = await other.db
			.select()
			.from(t.creditEntry)
			.where(eq(t.creditEntry.personId, siti.id));
		expect(entries).toMatchObject([{ jp: 9 }]);
	});

	test('is shown to HR with each session as its proof', async ({ expect }) => {
		const { of, ofAni } = await held();
		await close(organiser, of);
		const [entry] = await entriesOf(ofAni);
		const { body } = await (await w.agent(hr)).get(`/api/claims/${entry?.id}`);
		expect(body.study).toBeNull();
		expect(body.attendance).toMatchObject({
			attendedJp: 10,
			plannedJp: 10,
			percent: 100,
			minimumPercent: 80,
			sessions: [
				{ title: 'Hari pertama', status: 'Hadir', means: 'qr' },
				{ title: 'Hari kedua', status: 'Terlambat', means: 'qr' }
			]
		});
	});

	test('opened again is closed again, and is not called off: its certificates stand', async ({
		expect
	}) => {
		const { of, ofAni } = await held();
		await close(organiser, of);
		const agent = await w.agent(organiser);
		const become = async (status: string) =>
			agent.post(`/api/workshops/${of.id}/status`, { status, reason: 'Koreksi daftar hadir.' });
		expect((await become('open')).status).toBe(200);
		const off = await become('cancelled');
		expect([off.status, off.body.code]).toEqual([409, 'event-attended']);
		expect((await close(organiser, of)).body.status ?? 200).toBe(200);
		expect(await completionsOf(ofAni)).toHaveLength(1);
	});

	test('is refused before its last session is over, and twice', async ({ expect }) => {
		const { of } = await held();
		await session(of, { startsAt: new Date(Date.now() + hour) });
		const early = await close(organiser, of);
		expect([early.status, early.body.code]).toEqual([409, 'event-not-over']);

		const { of: done } = await held();
		await close(organiser, done);
		const again = await close(organiser, done);
		expect([again.status, again.body.code]).toEqual([409, 'event-not-open']);
	});

	test('is refused while a scan waits for the trainer', async ({ expect }) => {
		const { of, first, ofBudi } = await held();
		await w.db.insert(t.attendanceScan).values({
			...{ id: newId('scn'), sessionId: first.id, signupId: ofBudi.id, means: 'qr' as const },
			...{ seenAt: daysAgo(3), receivedAt: new Date(), wait: 'upload-late' as const }
		});
		const { status, body } = await close(organiser, of);
		expect([status, body.code, body.params]).toEqual([409, 'scans-waiting', { count: 1 }]);
		expect(await completionsOf(ofBudi)).toEqual([]);
	});

	test('is refused to its trainer, who does not manage it', async ({ expect }) => {
		const { of } = await held();
		expect((await close(trainer, of)).status).toBe(404);
	});
});

describe('the outlook before the end', () => {
	test('tells the trainer who completes it, who may and who cannot any more', async ({
		expect
	}) => {
		const { of } = await held();
		const { status, body } = await (await w.agent(trainer)).get(`/api/workshops/${of.id}/outlook`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ closable: false, hindrance: null, waitingScans: 0 });
		expect(body.participants).toMatchObject([
			{ name: 'Ani Nurhayati', outlook: 'completes', attended: { percent: 100 } },
			{ name: 'Budi Rekan', outlook: 'cannot-complete', attended: { percent: 40, missedJp: 6 } }
		]);
	});

	test('tells the organiser what keeps it from being closed', async ({ expect }) => {
		const { of } = await held();
		const ready = await (await w.agent(organiser)).get(`/api/workshops/${of.id}/outlook`);
		expect(ready.body).toMatchObject({ closable: true, hindrance: null });
		await session(of, { startsAt: new Date(Date.now() + hour) });
		const later = await (await w.agent(organiser)).get(`/api/workshops/${of.id}/outlook`);
		expect(later.body).toMatchObject({ closable: false, hindrance: 'event-not-over' });
	});
});

hides('GET /api/workshops/:eventId/outlook', () => w, {
	method: 'GET',
	path: () => `/api/workshops/${someEvent.of.id}/outlook`,
	missing: '/api/workshops/evt_none/outlook',
	outsider
});

hides('POST /api/workshops/:eventId/closing', () => w, {
	method: 'POST',
	path: () => `/api/workshops/${someEvent.of.id}/closing`,
	missing: '/api/workshops/evt_none/closing',
	outsider: () => w.person('Penyelenggara lain', { roles: [{ role: 'organiser', unit }] })
});

hides('GET /api/workshops/:eventId/my-completion', () => w, {
	method: 'GET',
	path: async () => `/api/workshops/${(await held()).of.id}/my-completion`,
	missing: '/api/workshops/evt_0/my-completion',
	outsider: () => Promise.resolve(hr)
});

hides('PUT /api/workshops/:eventId/post-test', () => w, {
	method: 'PUT',
	path: async () => `/api/workshops/${(await held()).of.id}/post-test`,
	missing: '/api/workshops/evt_0/post-test',
	body: { required: true },
	outsider: () => Promise.resolve(ani)
});
