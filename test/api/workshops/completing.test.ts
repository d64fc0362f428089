import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { assignmentWorld } from '#test/support/world-assignments.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world } from '#test/support/world.ts';
import { closingWorld } from '#test/support/world-closing.ts';

const w = await world();
const { trainer, ani, budi, held, close, completionsOf, entriesOf, event, session, signup } =
	await closingWorld(w);
const { completeCourse, student } = learningWorld(w);
const { assignment, work } = assignmentWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const hour = 3_600_000;

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
