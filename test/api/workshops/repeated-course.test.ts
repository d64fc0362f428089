import { desc, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { civilDateOf } from '#api/domain/period.ts';
import * as t from '#db/schema/index.ts';
import { blendedWorld } from '#test/support/world-blended.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { completeCourse, reader, heldEvent, earnedOf, statusOf } = blendedWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });

const closing = async (of: { id: string }) =>
	(await (await w.agent(organiser)).post(`/api/workshops/${of.id}/closing`)).body;
const outlook = async (of: { id: string }) =>
	(await (await w.agent(organiser)).get(`/api/workshops/${of.id}/outlook`)).body.participants;
const mine = async (who: { id: string }, of: { id: string }) =>
	(await (await w.agent(who)).get(`/api/workshops/${of.id}/my-completion`)).body;
const outline = async (who: { id: string }, enrolmentId: string) =>
	(await (await w.agent(who)).get(`/api/enrolments/${enrolmentId}`)).body;

describe('who completes the same course twice in a year', () => {
	test('online and then at an event, earns it once, and is told before the closing', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari');
		const budi = await w.person('Budi');
		expect(await (await reader(sari, courseId)).quiz()).toMatchObject({ completed: true });
		const of = await heldEvent(courseId, { people: [sari, budi] });

		const recorded = { online: true, jp: 6, completedOn: expect.stringMatching(/^2026-11-/) };
		expect(await outlook(of)).toMatchObject([
			{ name: 'Budi', recorded: null, outlook: 'completes' },
			{ name: 'Sari', recorded, outlook: 'completes' }
		]);
		expect(await mine(sari, of)).toMatchObject({ completed: false, recorded });
		expect(await mine(budi, of)).toMatchObject({ recorded: null });

		expect(await closing(of)).toMatchObject({ completed: 1, recorded: 1, short: 0 });
		const { completions, entries, papers } = await earnedOf(sari, courseId);
		expect([completions, entries, papers].map(({ length }) => length)).toEqual([1, 1, 1]);
		expect((await earnedOf(budi, courseId)).entries).toHaveLength(1);
		expect(await mine(sari, of)).toMatchObject({ completed: false, recorded });
	});

	test('at an event and then online, earns it once, and the course says where it is recorded', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Kedua');
		const study = await reader(sari, courseId);
		const of = await heldEvent(courseId, { people: [sari] });
		expect(await closing(of)).toMatchObject({ completed: 1 });
		const recordedOn = expect.stringMatching(/^2026-11-/);
		expect(await outline(sari, study.enrolmentId)).toMatchObject({ status: 'active', recordedOn });

		expect(await study.quiz()).toMatchObject({ passed: true, completed: false, finished: true });
		expect(await statusOf(study.enrolmentId)).toBe('completed');
		expect(await outline(sari, study.enrolmentId)).toMatchObject({
			status: 'completed',
			completedOn: null,
			recordedOn
		});
		const { completions, entries, papers } = await earnedOf(sari, courseId);
		expect([completions, entries, papers].map(({ length }) => length)).toEqual([1, 1, 1]);
	});

	test('at two events, earns it once', async ({ expect }) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Ketiga');
		const first = await heldEvent(courseId, { people: [sari], daysAgo: 2 });
		const second = await heldEvent(courseId, { people: [sari] });
		expect(await closing(first)).toMatchObject({ completed: 1 });
		expect(await outlook(second)).toMatchObject([{ recorded: { online: false, jp: 6 } }]);
		expect(await closing(second)).toMatchObject({ completed: 0, recorded: 1, short: 0 });
		expect((await earnedOf(sari, courseId)).entries).toHaveLength(1);
	});

	test('earns it by the event when HR rejected what came before', async ({ expect }) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Keempat');
		await (await reader(sari, courseId)).quiz();
		const [entry] = (await earnedOf(sari, courseId)).entries;
		const decision = await (
			await w.agent(hr)
		).post(`/api/claims/${entry?.id ?? ''}/decision`, { move: 'reject', reason: 'Tidak sah' });
		expect(decision.status).toBe(200);
		const of = await heldEvent(courseId, { people: [sari] });
		expect(await outlook(of)).toMatchObject([{ recorded: null }]);
		expect(await closing(of)).toMatchObject({ completed: 1, recorded: 0 });
	});

	const rejected = async (entry: { id: string } | undefined) =>
		(await w.agent(hr)).post(`/api/claims/${entry?.id ?? ''}/decision`, {
			...{ move: 'reject', reason: 'Daftar hadir angkatan tidak sah' }
		});

	test('earns what they studied online when HR rejects the event that was recorded first', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Kelima');
		const study = await reader(sari, courseId);
		expect(await closing(await heldEvent(courseId, { people: [sari] }))).toMatchObject({
			completed: 1
		});
		expect(await study.quiz()).toMatchObject({ completed: false, finished: true });
		const [byEvent] = (await earnedOf(sari, courseId)).entries;
		expect((await rejected(byEvent)).status).toBe(200);

		expect(await statusOf(study.enrolmentId)).toBe('completed');
		const { completions, entries, papers } = await earnedOf(sari, courseId);
		expect(completions).toMatchObject([
			{ enrolmentId: null },
			{ enrolmentId: study.enrolmentId, score: 100 }
		]);
		expect([entries, papers].map(({ length }) => length)).toEqual([2, 2]);
		expect(await outline(sari, study.enrolmentId)).toMatchObject({
			completedOn: expect.stringMatching(/^2026-11-/),
			recordedOn: null
		});
		const online = entries.find(({ id }) => id !== byEvent?.id);
		const claim = await (await w.agent(hr)).get(`/api/claims/${online?.id ?? ''}`);
		expect(claim.body).toMatchObject({ waiting: 6 });
	});

	test('earns the event, by its end, when HR rejects after its closing what came before', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Keenam');
		const budi = await w.person('Budi Keenam');
		await (await reader(sari, courseId)).quiz();
		const of = await heldEvent(courseId, { people: [sari, budi], daysAgo: 3 });
		expect(await closing(of)).toMatchObject({ completed: 1, recorded: 1 });
		const [online] = (await earnedOf(sari, courseId)).entries;
		expect((await rejected(online)).status).toBe(200);

		const { completions, entries, papers } = await earnedOf(sari, courseId);
		expect(completions).toMatchObject([
			{ signupId: null },
			{ signupId: of.seats[0]?.id, completedOn: of.endsOn }
		]);
		expect([entries, papers].map(({ length }) => length)).toEqual([2, 2]);
		expect(await mine(sari, of)).toMatchObject({ completed: true, recorded: null });
		expect((await earnedOf(budi, courseId)).entries).toHaveLength(1);

		const told = await w.db
			.select()
			.from(t.notification)
			.where(eq(t.notification.personId, sari.id));
		expect(told.map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['claim-rejected', 'certificate-issued'])
		);
		const [audited] = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `claim:${online?.id ?? ''}`))
			.orderBy(desc(t.auditEvent.at));
		expect(audited).toMatchObject({
			action: 'claim.decided',
			after: { state: 'rejected', completionIds: [completions[1]?.id] }
		});
		// Closing it again gives nothing a second time.
		await (
			await w.agent(organiser)
		).post(`/api/workshops/${of.id}/status`, { status: 'open', reason: 'Sesi dibetulkan' });
		expect(await closing(of)).toMatchObject({ completed: 0, recorded: 0, short: 0 });
	});

	test('earns of two events that were kept from counting the first alone', async ({ expect }) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Ketujuh');
		await (await reader(sari, courseId)).quiz();
		const later = await heldEvent(courseId, { people: [sari], daysAgo: 2 });
		const first = await heldEvent(courseId, { people: [sari], daysAgo: 5 });
		for (const of of [later, first]) expect(await closing(of)).toMatchObject({ recorded: 1 });
		const [online] = (await earnedOf(sari, courseId)).entries;
		expect((await rejected(online)).status).toBe(200);
		const { completions } = await earnedOf(sari, courseId);
		expect(completions.map(({ signupId }) => signupId)).toEqual([null, first.seats[0]?.id]);
		expect(await mine(sari, later)).toMatchObject({ recorded: { online: false } });
	});

	test('earns no event that they were not at', async ({ expect }) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Kedelapan');
		await (await reader(sari, courseId)).quiz();
		const of = await heldEvent(courseId, { people: [sari], away: true });
		expect(await closing(of)).toMatchObject({ completed: 0, short: 1 });
		const [online] = (await earnedOf(sari, courseId)).entries;
		expect((await rejected(online)).status).toBe(200);
		expect((await earnedOf(sari, courseId)).completions).toHaveLength(1);
	});

	test('earns what they studied online by the day on which they finished it', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const sari = await w.person('Sari Kesembilan');
		const finished = new Date(Date.now() - 4 * 24 * 3_600_000);
		const study = await reader(sari, courseId, finished);
		expect(await closing(await heldEvent(courseId, { people: [sari], daysAgo: 9 }))).toMatchObject({
			completed: 1
		});
		expect(await study.pass(finished)).toMatchObject({ completed: false, finished: true });
		const [byEvent] = (await earnedOf(sari, courseId)).entries;
		expect((await rejected(byEvent)).status).toBe(200);
		expect((await earnedOf(sari, courseId)).completions).toMatchObject([
			{ enrolmentId: null },
			{ enrolmentId: study.enrolmentId, completedOn: civilDateOf(finished, 'Asia/Makassar') }
		]);
	});

	test('earns it every time where the rule says so', async ({ expect }) => {
		const other = await world();
		const blended = blendedWorld(other);
		await other.rule('jp.kursus_berulang', 'always');
		const { courseId } = await blended.completeCourse();
		const tri = await other.person('Tri', { roles: ['organiser'] });
		const sari = await other.person('Sari');
		await (await blended.reader(sari, courseId)).quiz();
		const of = await blended.heldEvent(courseId, { people: [sari] });
		const { body } = await (await other.agent(tri)).post(`/api/workshops/${of.id}/closing`);
		expect(body).toMatchObject({ completed: 1, recorded: 0 });
		expect((await blended.earnedOf(sari, courseId)).entries).toHaveLength(2);
	});
});
