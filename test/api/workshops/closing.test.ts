import { and, asc, eq, inArray } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { newId } from '#api/ids.ts';
import { roundTrips } from '#test/support/round-trips.ts';
import { hides } from '#test/support/strangers.ts';
import { assignmentWorld } from '#test/support/world-assignments.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const { course, completeCourse, student } = learningWorld(w);
const { assignment, work } = assignmentWorld(w);
const trainer = await w.person('Dewi Narasumber');
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });
const unit = await w.unit('Dinas Kesehatan', { parent: w.root });
const ani = await w.person('Ani Nurhayati', { unit });
const budi = await w.person('Budi Rekan', { unit });
const hour = 3_600_000;
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * hour);

async function mark(at: { id: string }, of: { id: string }, status = 'present') {
	await w.db.insert(t.attendanceMark).values({
		id: newId('mrk'),
		sessionId: at.id,
		signupId: of.id,
		status,
		means: 'qr',
		by: trainer.id,
		at: new Date()
	});
}

/** Two days of 6 and 4 JP that are over; Ani was there on both, Budi on the second only. */
async function held(given: Parameters<typeof event>[0] = {}) {
	const competency = await w.competency('Manajemen rujukan');
	const offered = await course('Bimtek rujukan', {
		mode: 'classroom',
		formCode: 'KL04',
		jp: 12,
		competencies: [{ code: competency.code, level: 2 }]
	});
	const of = await event({ courseId: offered.id, ...given });
	const first = await session(of, { title: 'Hari pertama', startsAt: daysAgo(3), jp: 6 });
	const second = await session(of, { title: 'Hari kedua', startsAt: daysAgo(2), jp: 4 });
	await teaches(trainer, first);
	const [ofAni, ofBudi] = [await signup(ani, of), await signup(budi, of)];
	await mark(first, ofAni);
	await mark(second, ofAni, 'late');
	await mark(second, ofBudi);
	return { of, first, second, ofAni, ofBudi };
}
const close = async (who: { id: string }, of: { id: string }) =>
	(await w.agent(who)).post(`/api/workshops/${of.id}/closing`);
const completionsOf = (of: { id: string }) =>
	w.db.select().from(t.completion).where(eq(t.completion.signupId, of.id));
const entriesOf = async (of: { id: string }) => {
	const [done] = await completionsOf(of);
	return w.db
		.select()
		.from(t.creditEntry)
		.where(eq(t.creditEntry.sourceId, done?.id ?? ''));
};

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

describe('closing an event with a full hall', () => {
	/** An event that `size` people attended to the end, in the order of their names. */
	async function hall(size: number) {
		const competency = await w.competency('Triase');
		const { id: courseId } = await course(`Bimtek triase ${size}`, {
			mode: 'classroom',
			formCode: 'KL04',
			jp: 8,
			competencies: [{ code: competency.code, level: 1 }]
		});
		const of = await event({ courseId });
		const day = await session(of, { startsAt: daysAgo(1), jp: 8 });
		const seats = [];
		for (let at = 0; at < size; at += 1) {
			const who = await w.person(`Peserta ${String(at).padStart(3, '0')}`, { unit });
			const seat = await signup(who, of);
			await mark(day, seat);
			seats.push({ ...seat, personId: who.id });
		}
		return { of, seats };
	}
	/** What each earned, in the order of their names. */
	async function earned(seats: readonly { id: string; personId: string }[]) {
		const ids = seats.map(({ id }) => id);
		const done = await w.db
			.select({ personId: t.completion.personId, jp: t.creditEntry.jp, state: t.creditState.state })
			.from(t.completion)
			.innerJoin(t.creditEntry, eq(t.creditEntry.sourceId, t.completion.id))
			.innerJoin(t.creditState, eq(t.creditState.entryId, t.creditEntry.id))
			.innerJoin(t.person, eq(t.person.id, t.completion.personId))
			.where(inArray(t.completion.signupId, ids))
			.orderBy(asc(t.person.name));
		const papers = await w.db
			.select({ number: t.certificate.number, holder: t.certificate.snapshot })
			.from(t.certificate)
			.innerJoin(t.completion, eq(t.completion.id, t.certificate.sourceId))
			.innerJoin(t.certificatePending, eq(t.certificatePending.certificateId, t.certificate.id))
			.innerJoin(t.certificateEvent, eq(t.certificateEvent.certificateId, t.certificate.id))
			.where(inArray(t.completion.signupId, ids))
			.orderBy(asc(t.certificate.number));
		const proofs = await w.db
			.select({ personId: t.evidence.personId })
			.from(t.evidence)
			.innerJoin(t.completion, eq(t.completion.id, t.evidence.sourceId))
			.where(inArray(t.completion.signupId, ids));
		const told = await w.db
			.select({ personId: t.notification.personId })
			.from(t.notification)
			.innerJoin(t.outbox, eq(t.outbox.notificationId, t.notification.id))
			.where(eq(t.notification.kind, 'certificate-issued'));
		return { done, papers, proofs, told: new Set(told.map(({ personId }) => personId)) };
	}

	test('asks the database no more often than with three, and gives each the same', async ({
		expect
	}) => {
		const sizes = [3, 60];
		const costs: number[] = [];
		for (const size of sizes) {
			const { of, seats } = await hall(size);
			const agent = await w.agent(organiser);
			const [{ body }, trips] = await roundTrips(() =>
				agent.post(`/api/workshops/${of.id}/closing`)
			);
			costs.push(trips);
			expect(body).toMatchObject({ completed: size, short: 0 });

			const { done, papers, proofs, told } = await earned(seats);
			const people = seats.map(({ personId }) => personId);
			expect(done).toEqual(people.map((personId) => ({ personId, jp: 8, state: 'submitted' })));
			expect(papers.map(({ holder }) => holder.holder)).toMatchObject(
				people.map((_, at) => ({
					name: `Peserta ${String(at).padStart(3, '0')}`,
					unit: 'Dinas Kesehatan'
				}))
			);
			const running = papers.map(({ number }) => Number(number.split('/')[1]));
			expect(running).toEqual(people.map((_, at) => (running[0] ?? 0) + at));
			expect(new Set(proofs.map(({ personId }) => personId))).toEqual(new Set(people));
			expect(people.every((personId) => told.has(personId))).toBe(true);
			const trail = await w.db
				.select()
				.from(t.auditEvent)
				.where(eq(t.auditEvent.subject, `workshop_event:${of.id}`));
			expect(trail).toMatchObject([{ after: { completed: size, short: 0 } }]);
		}
		expect(costs[1]).toBe(costs[0]);
	});
});

describe('an event that asks for more than attendance', () => {
	const outlook = async (who: { id: string }, of: { id: string }) =>
		(await (await w.agent(who)).get(`/api/workshops/${of.id}/outlook`)).body;
	const ask = async (who: { id: string }, of: { id: string }, required = true) =>
		(await w.agent(who)).put(`/api/workshops/${of.id}/post-test`, { required });
	const mine = async (who: { id: string }, of: { id: string }) =>
		(await (await w.agent(who)).get(`/api/workshops/${of.id}/my-completion`)).body;

	test('completes nobody whose required assignment is not passed, and says which', async ({
		expect
	}) => {
		const { of, ofAni } = await held();
		const asg = await assignment({ eventId: of.id });
		await assignment({ eventId: of.id, title: 'Pilihan', required: false });
		await work(ani, asg, 40);
		expect((await outlook(trainer, of)).participants[0]).toMatchObject({
			name: 'Ani Nurhayati',
			outlook: 'may-complete',
			lacks: [{ code: 'assignment', title: 'Rencana aksi', state: 'graded' }]
		});
		const { body } = await close(organiser, of);
		expect(body).toMatchObject({ completed: 0, short: 2 });
		expect(await completionsOf(ofAni)).toEqual([]);
	});

	test('completes whoever passed it, and forgets one that was withdrawn', async ({ expect }) => {
		const { of, ofAni } = await held();
		const asg = await assignment({ eventId: of.id });
		await assignment({ eventId: of.id, title: 'Ditarik', withdrawnAt: w.now });
		await work(ani, asg, 90);
		const { body } = await close(organiser, of);
		expect(body).toMatchObject({ completed: 1, short: 1 });
		expect(await completionsOf(ofAni)).toMatchObject([{ reason: { assignments: [asg.id] } }]);
	});

	test('tells somebody with a seat before it begins what it will ask', async ({ expect }) => {
		const of = await event();
		await session(of, { startsAt: new Date(Date.now() + 48 * hour), jp: 6 });
		await signup(ani, of);
		const asg = await assignment({ eventId: of.id });
		await assignment({ eventId: of.id, title: 'Pilihan', required: false });
		await work(budi, asg, 90);
		const body = await mine(ani, of);
		expect(body).toMatchObject({
			outlook: 'may-complete',
			completed: false,
			attended: { plannedJp: 6, attendedJp: 0 },
			lacks: [{ code: 'assignment', assignmentId: asg.id, state: 'missing' }],
			assignments: [
				{ title: 'Rencana aksi', required: true, state: 'missing', given: null },
				{ title: 'Pilihan', required: false, state: 'missing', given: null }
			]
		});
		await work(ani, asg, 80);
		expect((await mine(ani, of)).assignments[0]).toMatchObject({ state: 'graded', given: 80 });
	});

	test('the quiz of its course is taken online, and earns nothing but by the closing', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const { of, ofAni } = await held({ courseId });
		expect((await ask(organiser, of)).body).toEqual({ eventId: of.id, required: true });
		expect(await mine(ani, of)).toMatchObject({
			outlook: 'may-complete',
			lacks: [{ code: 'post-test', taken: false }],
			postTest: { courseId, enrolmentId: null, passed: false }
		});

		const study = await student(ani, courseId);
		await study.finish('Pembuka');
		await study.finish('Isi');
		await study.finish('Lembar saku');
		await study.take('Latihan', 2);
		const first = await study.take('Kuis akhir', 1);
		expect(first).toMatchObject({ passed: false, completionId: null });
		expect(await mine(ani, of)).toMatchObject({ lacks: [{ code: 'post-test', taken: true }] });
		const passed = await study.take('Kuis akhir', 5);
		expect(passed).toMatchObject({ passed: true, completionId: null });
		expect(await mine(ani, of)).toMatchObject({
			outlook: 'completes',
			lacks: [],
			postTest: { enrolmentId: study.enrolmentId, passed: true }
		});

		expect((await close(organiser, of)).body).toMatchObject({ completed: 1 });
		expect(await entriesOf(ofAni)).toHaveLength(1);
		const all = await w.db
			.select()
			.from(t.completion)
			.where(and(eq(t.completion.personId, ani.id), eq(t.completion.courseId, courseId)));
		expect(all).toMatchObject([{ signupId: ofAni.id, enrolmentId: null }]);
		const [enrolled] = await w.db
			.select()
			.from(t.enrolment)
			.where(eq(t.enrolment.id, study.enrolmentId));
		expect(enrolled?.status).toBe('completed');
		expect(await mine(ani, of)).toMatchObject({ completed: true });
	});

	test('a quiz is asked for only where the course has one, and no more once it is closed', async ({
		expect
	}) => {
		const { of } = await held();
		const none = await ask(organiser, of);
		expect([none.status, none.body.code]).toEqual([409, 'course-without-quiz']);
		const { courseId } = await completeCourse();
		const { of: other } = await held({ courseId });
		await ask(organiser, other);
		expect((await ask(organiser, other, false)).body.required).toBe(false);
		await close(organiser, other);
		const late = await ask(organiser, other);
		expect([late.status, late.body.code]).toEqual([409, 'event-not-open']);
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

const someEvent = await held();
const outsider = () => w.person('Orang luar', { roles: ['trainer'] });
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
