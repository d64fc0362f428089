import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { getEnrolment } from '#api/modules/learning/get-enrolment.ts';
import { completedCourses, finishLessonStep } from '#api/modules/learning/index.ts';
import { leave } from '#api/modules/learning/leave.ts';
import { listMyLearning } from '#api/modules/learning/list-my-learning.ts';
import { saveAnswers } from '#api/modules/learning/save-answers.ts';
import { studyIn, studyRulesOf } from '#api/modules/learning/study.ts';
import { auditEvent, completion, enrolment, lessonEvent, quizAttempt } from '#db/schema/index.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let l: ReturnType<typeof learningWorld>;
let courseId: string;

beforeAll(async () => {
	w = await world();
	l = learningWorld(w);
	courseId = (await l.completeCourse({ code: 'C13' })).courseId;
});

const newStudent = async (name = 'Sari', of = courseId) => l.student(await w.person(name), of);
const progressOf = async (s: { who: { id: string }; enrolmentId: string }) =>
	(await getEnrolment(await w.as(s.who), s)).progress;
const hours = (n: number) => new Date(w.now.getTime() + n * 3_600_000);

describe('progress', () => {
	test('follows the proof, lesson by lesson', async () => {
		const s = await newStudent();
		expect(await progressOf(s)).toBe(0);
		expect(await s.finish('Pembuka')).toMatchObject({ progress: 20, completed: false });
		await s.take('Latihan', 0);
		expect(await progressOf(s)).toBe(40);
		const { items } = await listMyLearning(await w.as(s.who));
		expect(items).toMatchObject([
			{ progress: 40, lessonsDone: 2, lessons: 5, next: { title: 'Isi' }, minutesLeft: 55, jp: 6 }
		]);
	});

	test('finishing twice, from two tabs, proves once', async () => {
		const s = await newStudent();
		const answers = await Promise.all([s.finish('Isi'), s.finish('Isi'), s.finish('Isi')]);
		expect(answers.map((answer) => answer.progress)).toEqual([20, 20, 20]);
		const events = await w.db
			.select()
			.from(lessonEvent)
			.where(eq(lessonEvent.enrolmentId, s.enrolmentId));
		expect(events).toHaveLength(1);
	});

	test('can be counted again from the proof to the same number', async () => {
		const s = await newStudent();
		await s.finish('Pembuka');
		await s.take('Kuis akhir', 1);
		const rules = studyRulesOf(await w.system().rules());
		const rows = await w.db.select().from(enrolment);
		expect(rows.length).toBeGreaterThan(2);
		for (const row of rows) {
			const counted = await studyIn(w.db, eq(enrolment.id, row.id), rules);
			expect(counted?.progress).toBe(row.progress);
		}
	});

	test('a quiz cannot be finished by saying so', async () => {
		const s = await newStudent();
		await expect(s.finish('Kuis akhir')).rejects.toMatchObject({ code: 'invalid-input' });
		expect(await progressOf(s)).toBe(0);
	});

	test('a lesson of another course proves nothing here', async () => {
		const other = await l.completeCourse();
		const s = await newStudent();
		const t = await newStudent('Budi', other.courseId);
		const foreign = t.lesson('Pembuka').id;
		const call = await w.as(s.who);
		await expect(
			call.write('x', (tx) =>
				finishLessonStep(tx, call, { enrolmentId: s.enrolmentId, lessonId: foreign })
			)
		).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('a sequential course', () => {
	test('opens lessons one after the other, on the server', async () => {
		const strict = await l.completeCourse({ sequential: true });
		const s = await newStudent('Sari', strict.courseId);
		await expect(s.finish('Isi')).rejects.toMatchObject({ code: 'lesson-locked' });
		await expect(s.start('Kuis akhir')).rejects.toMatchObject({ code: 'lesson-locked' });
		await expect(s.page('Isi')).rejects.toMatchObject({ code: 'lesson-locked' });
		const outline = await getEnrolment(await w.as(s.who), s);
		expect(outline.lessons.map((lesson) => lesson.state)).toEqual([
			'open',
			'locked',
			'locked',
			'locked',
			'locked'
		]);
		await s.finish('Pembuka');
		await s.take('Latihan', 2);
		expect((await s.finish('Isi')).progress).toBe(60);
	});
});

describe('a quiz', () => {
	test('never shows what is right before it is submitted, and explains after', async () => {
		const s = await newStudent();
		await s.start('Latihan');
		const before = await s.page('Latihan');
		expect(before.lesson.quiz?.open?.questions).toHaveLength(2);
		expect(JSON.stringify(before)).not.toMatch(/correct|explanation|Karena/);

		const { attemptId } = await s.start('Latihan');
		await s.submit('Latihan', attemptId, await s.answersFor('Latihan', 1));
		const review = (await s.page('Latihan')).lesson.quiz?.review;
		expect(review).toMatchObject({ score: 50, passed: null });
		expect(review?.questions.map((question) => question.right).toSorted()).toEqual([false, true]);
		expect(review?.questions[0]?.explanation).toMatch(/^Karena/);
	});

	test('practice draws from the lessons since the last quiz, the final one from all', async () => {
		const s = await newStudent();
		await s.start('Latihan');
		const prompts = (await s.page('Latihan')).lesson.quiz?.open?.questions.map((q) => q.prompt);
		expect(prompts?.toSorted()).toEqual(['Soal 1 [b]', 'Soal 2 [b]']);
		await s.start('Kuis akhir');
		expect((await s.page('Kuis akhir')).lesson.quiz?.open?.questions).toHaveLength(5);
	});

	test('started twice, or on another device, is the same attempt', async () => {
		const s = await newStudent();
		const started = await Promise.all([s.start('Kuis akhir'), s.start('Kuis akhir')]);
		expect(started[0]).toEqual(started[1]);
		expect(await s.start('Kuis akhir')).toEqual(started[0]);
	});

	test('keeps answers of two tabs, question by question, until it is submitted', async () => {
		const s = await newStudent();
		const { attemptId } = await s.start('Kuis akhir');
		const all = Object.entries(await s.answersFor('Kuis akhir', 5));
		const lessonId = s.lesson('Kuis akhir').id;
		const save = async (answers: Record<string, string[]>) =>
			saveAnswers(await w.as(s.who), { enrolmentId: s.enrolmentId, lessonId, attemptId, answers });
		const saved = await Promise.all([
			save(Object.fromEntries(all.slice(0, 2))),
			save(Object.fromEntries(all.slice(2, 4)))
		]);
		expect(Math.max(...saved.map((each) => each.answered))).toBe(4);
		const chosen = (await s.page('Kuis akhir')).lesson.quiz?.open?.questions.filter(
			(question) => question.chosen.length > 0
		);
		expect(chosen).toHaveLength(4);

		const result = await s.submit('Kuis akhir', attemptId, Object.fromEntries(all.slice(4)));
		expect(result).toMatchObject({ score: 100, passed: true });
		await expect(save({})).rejects.toMatchObject({ code: 'attempt-submitted' });
	});

	test('submitted twice, from two tabs, counts once with the first answers', async () => {
		const s = await newStudent();
		const { attemptId } = await s.start('Kuis akhir');
		const right = await s.answersFor('Kuis akhir', 3);
		const [first] = await Promise.all([
			s.submit('Kuis akhir', attemptId, right),
			s.submit('Kuis akhir', attemptId, right)
		]);
		const later = await s.submit('Kuis akhir', attemptId, await s.answersFor('Kuis akhir', 5));
		expect(first).toMatchObject({ score: 60, passed: false, mark: 70 });
		expect(later).toMatchObject({ score: 60, passed: false });
		const attempts = await w.db.select().from(quizAttempt).where(eq(quizAttempt.id, attemptId));
		expect(attempts).toHaveLength(1);
		expect(attempts[0]?.ruleIds).toHaveLength(2);
	});

	test('refuses answers that were never asked', async () => {
		const s = await newStudent();
		const { attemptId } = await s.start('Kuis akhir');
		for (const answers of [{ qst_other: ['a'] }, { [await firstOf(s)]: ['z'] }]) {
			await expect(s.submit('Kuis akhir', attemptId, answers)).rejects.toMatchObject({
				code: 'answer-not-of-this-quiz'
			});
		}
	});

	test('gives three attempts, then one more a day; the best counts; leaving does not reset', async () => {
		const s = await newStudent();
		await s.take('Kuis akhir', 3);
		await s.take('Kuis akhir', 1);
		await s.take('Kuis akhir', 2);
		await expect(s.start('Kuis akhir')).rejects.toMatchObject({
			code: 'attempts-used-up',
			given: { params: { allowed: 3, opensAt: hours(24).toISOString() } }
		});
		expect((await s.page('Kuis akhir')).lesson.quiz).toMatchObject({
			best: 60,
			attemptsUsed: 3,
			attemptsAllowed: 3,
			passed: false,
			opensAt: hours(24).toISOString()
		});

		await leave(await w.as(s.who), s);
		const back = await l.student(s.who, courseId);
		await expect(back.start('Kuis akhir')).rejects.toMatchObject({ code: 'attempts-used-up' });
		expect(await back.take('Kuis akhir', 5, hours(25))).toMatchObject({ passed: true });
	});

	test('an attempt of somebody else does not exist', async () => {
		const s = await newStudent();
		const t = await newStudent('Budi');
		const { attemptId } = await s.start('Kuis akhir');
		await expect(t.submit('Kuis akhir', attemptId, {})).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	test('what is submitted cannot be changed, not even in the database', async () => {
		const s = await newStudent();
		await s.take('Kuis akhir', 2);
		const change = w.db
			.update(quizAttempt)
			.set({ score: 100 })
			.where(eq(quizAttempt.enrolmentId, s.enrolmentId));
		await expect(change).rejects.toThrow();
	});
});

describe('completion', () => {
	async function finished() {
		const s = await newStudent();
		for (const title of ['Isi', 'Lembar saku', 'Pembuka']) await s.finish(title);
		await s.take('Latihan', 0);
		return s;
	}

	test('comes with the last proof, whatever its order, once, with what the rule saw', async () => {
		const s = await finished();
		const step = await s.take('Kuis akhir', 4);
		expect(step).toMatchObject({ progress: 100, completed: true, score: 80 });
		const rows = await w.db
			.select()
			.from(completion)
			.where(eq(completion.enrolmentId, s.enrolmentId));
		expect(rows).toMatchObject([
			{
				id: step.completionId,
				completedOn: '2026-11-23',
				score: 80,
				reason: { percent: 100, minimumPercent: 100, passMark: 70 }
			}
		]);
		expect(rows[0]?.ruleIds.every((id) => id.startsWith('rul_'))).toBe(true);
		const trail = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `enrolment:${s.enrolmentId}`));
		expect(trail.map((event) => event.action)).toContain('quiz.submitted');
	});

	test('in the last lesson works too, and after it nothing more is taken', async () => {
		const s = await newStudent();
		await s.take('Kuis akhir', 5);
		await s.take('Latihan', 1);
		await s.finish('Isi');
		await s.finish('Lembar saku');
		expect(await s.finish('Pembuka')).toMatchObject({ completed: true, progress: 100 });
		expect(await s.finish('Pembuka')).toMatchObject({ completionId: null, completed: true });
		await expect(s.start('Kuis akhir')).rejects.toMatchObject({ code: 'enrolment-ended' });
		await expect(leave(await w.as(s.who), s)).rejects.toMatchObject({ code: 'enrolment-ended' });
		expect((await s.page('Isi')).outline.status).toBe('completed');
	});

	test('does not come with a failed quiz, however much was read', async () => {
		const s = await finished();
		expect(await s.take('Kuis akhir', 3)).toMatchObject({
			completed: false,
			progress: 80,
			passed: false
		});
	});

	test('tells certificate and credit what was finished', async () => {
		const s = await finished();
		const { completionId } = await s.take('Kuis akhir', 5);
		const [done] = await completedCourses(w.db, w.system(), [String(completionId)]);
		expect(done).toMatchObject({
			personId: s.who.id,
			startedOn: '2026-11-23',
			completedOn: '2026-11-23',
			graded: true,
			score: 100,
			course: { code: 'C13', jp: 6, subjects: [{ title: 'Pembuka', minutes: 20 }, {}, {}, {}, {}] }
		});
	});
});

test('learners keep the version they started', async () => {
	const first = await l.completeCourse({ code: 'V1' });
	const s = await newStudent('Sari', first.courseId);
	const lessons = [{ kind: 'text' as const, title: 'Baru', minutes: 9, file: 'lessons/01.md' }];
	const second = await l.completeCourse({ code: 'V1', lessons });
	expect(second).toMatchObject({ courseId: first.courseId, version: 2, changed: true });
	expect((await getEnrolment(await w.as(s.who), s)).lessons).toHaveLength(5);
	expect((await newStudent('Budi', first.courseId)).lessons).toHaveLength(1);
});

async function firstOf(s: Awaited<ReturnType<typeof newStudent>>) {
	return (await s.page('Kuis akhir')).lesson.quiz?.open?.questions[0]?.id ?? '';
}
