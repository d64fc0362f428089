import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { assignmentWorld } from '#test/support/world-assignments.ts';
import { furnishAgency } from '#test/support/world-certificates.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
await furnishAgency(w);
const { completeCourse, course, student } = learningWorld(w);
const { assignment, work } = assignmentWorld(w);
const author = await w.person('Dewi Penulis', { roles: ['trainer'] });
const other = await w.person('Eko Penulis', { roles: ['trainer'] });
const lessons = [
	{ kind: 'text' as const, title: 'Baca', minutes: 90, file: 'lessons/01.md' },
	{ kind: 'text' as const, title: 'Ulangi', minutes: 30, file: 'lessons/02.md' }
];
const facts = { title: 'Rencana aksi', task: 'Tulis.', passMark: 70 };

/** A published course of Dewi's with two texts. */
async function written() {
	const { courseId } = await completeCourse({ lessons, jp: 2 });
	await w.db.update(t.course).set({ authorId: author.id }).where(eq(t.course.id, courseId));
	return courseId;
}
/** Somebody who studies it, and what it asks. */
async function studied(given: { required?: boolean } = {}) {
	const courseId = await written();
	const of = await assignment({ courseId, ...given });
	const ani = await w.person('Ani Nurhayati');
	return { courseId, of, ani, study: await student(ani, courseId) };
}
type Studied = Awaited<ReturnType<typeof studied>>;
const finish = async ({ ani, study }: Studied) => {
	const agent = await w.agent(ani);
	const answers = [];
	for (const { id } of study.lessons)
		answers.push(await agent.post(`/api/enrolments/${study.enrolmentId}/lessons/${id}/finish`));
	return answers.map(({ body }) => body.completed);
};
const grade = async ({ of, ani }: Studied, body: unknown, who = author) =>
	(await w.agent(who)).post(`/api/assignments/${of.id}/participants/${ani.id}/grades`, body);
const handIn = async ({ of, ani }: Studied) => {
	const agent = await w.agent(ani);
	return agent.post(`/api/assignments/${of.id}/texts`, { text: 'Rencana aksi saya.' });
};
const outline = async ({ ani, study }: Studied) =>
	(await (await w.agent(ani)).get(`/api/enrolments/${study.enrolmentId}`)).body;

async function earned({ ani: { id } }: Studied) {
	const of = { personId: id };
	const rows = await Promise.all([
		w.db.select().from(t.completion).where(eq(t.completion.personId, of.personId)),
		w.db.select().from(t.creditEntry).where(eq(t.creditEntry.personId, of.personId)),
		w.db.select().from(t.certificate).where(eq(t.certificate.personId, of.personId))
	]);
	return rows.map((each) => each.length);
}
const told = async ({ ani }: Studied) =>
	(await w.db.select().from(t.notification).where(eq(t.notification.personId, ani.id)))
		.filter(({ kind }) => kind.startsWith('work-'))
		.map(({ kind, facts: of }) => ({ kind, ...of }));

describe('an assignment of a course', () => {
	test('is set by its author, and shown to who studies it with the state of theirs', async ({
		expect
	}) => {
		const courseId = await written();
		const ani = await w.person('Ani Nurhayati');
		const study = await student(ani, courseId);
		const set = await (await w.agent(author)).post('/api/assignments', { ...facts, courseId });
		expect(set.status).toBe(201);
		const list = await (await w.agent(author)).get(`/api/assignments?courseId=${courseId}`);
		expect(list.body).toMatchObject({ open: true, number: null, items: [{ courseId }] });
		expect(list.body.items[0].counts).toMatchObject({ missing: 1 });
		const { body } = await (await w.agent(ani)).get(`/api/enrolments/${study.enrolmentId}`);
		expect(body.assignments).toMatchObject([
			{ title: 'Rencana aksi', required: true, state: 'missing', passed: false, given: null }
		]);
	});

	test('says where its reader studies the course; of a workshop there is no such place', async ({
		expect
	}) => {
		const { of, ani, study } = await studied();
		const agent = await w.agent(ani);
		const { body } = await agent.get(`/api/assignments/mine/${of.id}`);
		expect(body.enrolmentId).toBe(study.enrolmentId);
		const { event, signup } = workshopWorld(w);
		const held = await event();
		await signup(ani, held);
		const other = await assignment({ eventId: held.id });
		expect((await agent.get(`/api/assignments/mine/${other.id}`)).body.enrolmentId).toBeNull();
	});

	test('is refused while the course is not published', async ({ expect }) => {
		const { id } = await course('Belum terbit');
		await w.db
			.update(t.course)
			.set({ authorId: author.id, status: 'draft' })
			.where(eq(t.course.id, id));
		const agent = await w.agent(author);
		const set = await agent.post('/api/assignments', { ...facts, courseId: id });
		expect([set.status, set.body.code]).toEqual([409, 'course-not-open']);
		expect((await agent.get(`/api/assignments?courseId=${id}`)).body).toMatchObject({
			open: false
		});
	});

	test('of a course that somebody else writes is like one that does not exist', async ({
		expect
	}) => {
		const { courseId, of, ani } = await studied();
		for (const who of [other, ani]) {
			const agent = await w.agent(who);
			const answers = await Promise.all([
				agent.post('/api/assignments', { ...facts, courseId }),
				agent.get(`/api/assignments?courseId=${courseId}`),
				agent.get(`/api/assignments/${of.id}`),
				agent.put(`/api/assignments/${of.id}`, facts),
				agent.delete(`/api/assignments/${of.id}`),
				agent.post(`/api/assignments/${of.id}/participants/${ani.id}/grades`, { points: 1 })
			]);
			expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
		}
	});

	test('is handed in while enrolled, and by nobody who left', async ({ expect }) => {
		const s = await studied();
		expect((await handIn(s)).status).toBe(201);
		expect((await outline(s)).assignments).toMatchObject([{ state: 'handed-in' }]);
		await (await w.agent(s.ani)).post(`/api/enrolments/${s.study.enrolmentId}/departure`);
		expect((await handIn(s)).status).toBe(404);
	});
});

describe('a required assignment', () => {
	test('keeps the course open after all lessons; passed, it completes it once', async ({
		expect
	}) => {
		const s = await studied();
		expect(await finish(s)).toEqual([false, false]);
		expect(await outline(s)).toMatchObject({ status: 'active', progress: 100 });
		const { handInId } = (await handIn(s)).body;
		await grade(s, { handInId, points: 60 });
		expect(await earned(s)).toEqual([0, 0, 0]);

		expect((await grade(s, { handInId, gradeNumber: 1, points: 80 })).body.passed).toBe(true);
		expect(await earned(s)).toEqual([1, 1, 1]);
		expect(await outline(s)).toMatchObject({
			status: 'completed',
			assignments: [{ state: 'graded', passed: true, given: 80 }]
		});
		await grade(s, { handInId, gradeNumber: 2, points: 90 });
		expect(await earned(s)).toEqual([1, 1, 1]);
	});

	test('passed twice at one moment, it completes the course once', async ({ expect }) => {
		const s = await studied();
		await finish(s);
		const { handInId } = (await handIn(s)).body;
		await Promise.all([80, 85, 90].map((points) => grade(s, { handInId, points })));
		expect(await earned(s)).toEqual([1, 1, 1]);
	});

	test('passed before the last lesson, it is the lesson that completes the course', async ({
		expect
	}) => {
		const s = await studied();
		// Graded for what was seen, without a hand-in.
		expect((await grade(s, { points: 70 })).status).toBe(201);
		expect((await outline(s)).assignments).toMatchObject([{ state: 'graded', passed: true }]);
		expect(await earned(s)).toEqual([0, 0, 0]);
		expect(await finish(s)).toEqual([false, true]);
		expect(await earned(s)).toEqual([1, 1, 1]);
	});

	test('handed in anew, waits for its own grade', async ({ expect }) => {
		const s = await studied();
		await work(s.ani, s.of, 80);
		await w.db.insert(t.handIn).values({
			...{ id: 'hnd_anew', assignmentId: s.of.id, personId: s.ani.id, number: 2 },
			...{ late: false, text: 'Baru.', at: w.now }
		});
		expect(await finish(s)).toEqual([false, false]);
	});

	test('withdrawn or no longer required, it completes the course for who waited for it', async ({
		expect
	}) => {
		const gone = await studied();
		await finish(gone);
		await (await w.agent(author)).delete(`/api/assignments/${gone.of.id}`);
		expect(await earned(gone)).toEqual([1, 1, 1]);

		const eased = await studied();
		const agent = await w.agent(author);
		await agent.put(`/api/assignments/${eased.of.id}`, { ...facts, required: false });
		expect(await earned(eased)).toEqual([0, 0, 0]);
		await agent.put(`/api/assignments/${eased.of.id}`, { ...facts, required: true });
		await finish(eased);
		await agent.put(`/api/assignments/${eased.of.id}`, { ...facts, required: false });
		expect(await earned(eased)).toEqual([1, 1, 1]);
	});

	test('that is optional keeps nothing from being completed', async ({ expect }) => {
		expect(await finish(await studied({ required: false }))).toEqual([false, true]);
	});
});

describe('whoever handed in', () => {
	test('is told of each grade once, and when it is asked for again', async ({ expect }) => {
		const s = await studied();
		const { handInId } = (await handIn(s)).body;
		await grade(s, { handInId, returned: true, feedback: 'Lengkapi jadwal.' });
		expect(await told(s)).toMatchObject([
			{ kind: 'work-returned', assignmentId: s.of.id, title: 'Rencana aksi' }
		]);
		const again = (await handIn(s)).body.handInId;
		await grade(s, { handInId: again, gradeNumber: 1, points: 80 });
		expect(await told(s)).toMatchObject([
			{ kind: 'work-returned' },
			{ kind: 'work-graded', points: 80, maximum: 100, passed: true }
		]);
	});

	test('at a workshop is told as well', async ({ expect }) => {
		const { event, session, signup, teaches } = workshopWorld(w);
		const held = await event();
		await teaches(author, await session(held));
		const ani = await w.person('Ani Nurhayati');
		await signup(ani, held);
		const of = await assignment({ eventId: held.id });
		const s = { of, ani, courseId: '', study: await student(ani, await written()) };
		await grade(s, { points: 50 });
		expect(await told(s)).toMatchObject([{ kind: 'work-graded', points: 50, passed: false }]);
	});
});
