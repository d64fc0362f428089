import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
	completionOf,
	doneLessons,
	mayOpen,
	minutesLeft,
	nextLesson,
	progressOf,
	type Lesson,
	type Proof
} from '#api/domain/completion.ts';

const rules = { minimumPercent: 100, passMark: 70 };
const text = (id: string): Lesson => ({
	id,
	kind: 'text',
	minutes: 10,
	final: false,
	passMark: null,
	required: true
});
const quiz = (id: string, more: Partial<Lesson> = {}): Lesson => ({
	id,
	kind: 'quiz',
	minutes: 15,
	final: false,
	passMark: null,
	required: true,
	...more
});
const outline = [text('a'), quiz('practice'), text('b'), quiz('final', { final: true })];

describe('an optional lesson', () => {
	const extra = { ...text('extra'), required: false };
	const lessons = [text('a'), extra, text('b')];

	test('is asked for by neither progress nor completion', ({ expect }) => {
		const proof = seen(['a', 'b'], []);
		expect(progressOf(lessons, doneLessons(lessons, proof, rules))).toBe(100);
		expect(minutesLeft(lessons, new Set())).toBe(20);
		expect(completionOf(lessons, proof, rules)).toMatchObject({ ok: true });
	});

	test('locks nothing behind it', ({ expect }) => {
		const given = { lessonId: 'b', sequential: true, done: new Set(['a']) };
		expect(mayOpen(lessons, given)).toMatchObject({ ok: true });
	});
});

describe('progress', () => {
	test('counts what is proven: a lesson finished, practice taken, the final quiz passed', ({
		expect
	}) => {
		const proof = seen(['a'], [attempt('practice', 10, false), attempt('final', 60, false)]);
		const done = doneLessons(outline, proof, rules);
		expect([...done]).toEqual(['a', 'practice']);
		expect(progressOf(outline, done)).toBe(50);
		expect(nextLesson(outline, done)?.id).toBe('b');
		expect(minutesLeft(outline, done)).toBe(25);
	});

	test('a third is 33, and 100 only when everything is done', ({ expect }) => {
		const three = [text('a'), text('b'), text('c')];
		expect(progressOf(three, new Set(['a']))).toBe(33);
		expect(progressOf(three, new Set(['a', 'b']))).toBe(66);
		expect(progressOf(three, new Set(['a', 'b', 'c']))).toBe(100);
		expect(progressOf([], new Set(['a']))).toBe(0);
	});

	test('an open attempt proves nothing', ({ expect }) => {
		const proof = seen([], [{ lessonId: 'practice', score: null, passed: null }]);
		expect(doneLessons(outline, proof, rules).size).toBe(0);
	});

	test('practice with a mark of its own must reach it', ({ expect }) => {
		const strict = [quiz('strict', { passMark: 50 })];
		const low = seen([], [attempt('strict', 40, false)]);
		const high = seen([], [attempt('strict', 40, false), attempt('strict', 60, true)]);
		expect(progressOf(strict, doneLessons(strict, low, rules))).toBe(0);
		expect(progressOf(strict, doneLessons(strict, high, rules))).toBe(100);
	});

	test('stays an integer from 0 to 100 and never falls, whatever the order of events', ({
		expect
	}) => {
		fc.assert(
			fc.property(courses(), ({ lessons, events }) => {
				let before = 0;
				for (let n = 0; n <= events.length; n += 1) {
					const now = progressAfter(lessons, events.slice(0, n));
					expect(Number.isInteger(now)).toBe(true);
					expect(now).toBeGreaterThanOrEqual(before);
					expect(now).toBeLessThanOrEqual(100);
					before = now;
				}
				expect(progressAfter(lessons, events.toReversed())).toBe(before);
				expect(progressAfter(lessons, [...events, ...events])).toBe(before);
			})
		);
	});
});

describe('opening lessons', () => {
	const done = new Set(['a']);

	test('in order: the next one opens, the one after waits', ({ expect }) => {
		const open = (lessonId: string) => mayOpen(outline, { lessonId, sequential: true, done });
		expect(open('a').ok).toBe(true);
		expect(open('practice').ok).toBe(true);
		expect(open('final')).toEqual({
			ok: false,
			error: { code: 'lesson-locked', afterLessonId: 'practice' }
		});
	});

	test('free: every lesson opens', ({ expect }) => {
		expect(mayOpen(outline, { lessonId: 'final', sequential: false, done }).ok).toBe(true);
	});

	test('what was done stays open', ({ expect }) => {
		const later = new Set(['b']);
		expect(mayOpen(outline, { lessonId: 'b', sequential: true, done: later }).ok).toBe(true);
	});
});

describe('completion', () => {
	const everything = seen(['a', 'b'], [attempt('practice', 0, false), attempt('final', 80, true)]);

	test('is met by all lessons and the final quiz passed, with its best score', ({ expect }) => {
		const better = seen(['a', 'b'], [...everything.attempts, attempt('final', 90, true)]);
		expect(completionOf(outline, better, rules)).toEqual({
			ok: true,
			value: { percent: 100, score: 90 }
		});
	});

	test('says what is missing', ({ expect }) => {
		const proof = seen(['a'], [attempt('final', 60, false)]);
		expect(completionOf(outline, proof, rules)).toEqual({
			ok: false,
			error: {
				code: 'course-not-finished',
				missing: [
					{ lessonId: 'practice', reason: 'quiz-not-taken' },
					{ lessonId: 'b', reason: 'lesson-not-finished' },
					{ lessonId: 'final', reason: 'quiz-not-passed' }
				]
			}
		});
	});

	test('the final quiz decides even when the rule asks for fewer lessons', ({ expect }) => {
		const lenient = { ...rules, minimumPercent: 50 };
		const read = seen(['a', 'b'], [attempt('practice', 100, true)]);
		const passed = seen(['a'], [attempt('final', 75, true)]);
		expect(completionOf(outline, read, lenient).ok).toBe(false);
		expect(completionOf(outline, passed, lenient).ok).toBe(true);
	});

	test('a course without lessons cannot be completed', ({ expect }) => {
		expect(completionOf([], seen([], []), { minimumPercent: 0, passMark: 0 }).ok).toBe(false);
	});

	test.for([
		{ required: true, passed: true, is: 'is completed' },
		{ required: true, passed: false, is: 'is not completed' },
		{ required: false, passed: true, is: 'is completed' },
		{ required: false, passed: false, is: 'is completed' }
	])(
		'with everything else done and an assignment (required $required, passed $passed) it $is',
		({ required, passed, is }, { expect }) => {
			const proof = seen(['a', 'b'], everything.attempts, [
				{ assignmentId: 'plan', required, passed }
			]);
			expect(completionOf(outline, proof, rules)).toMatchObject(
				is === 'is completed'
					? { ok: true, value: { percent: 100 } }
					: {
							error: { missing: [{ assignmentId: 'plan', reason: 'assignment-not-passed' }] }
						}
			);
		}
	);

	test('never comes of assignments alone, and each that is required must be passed', ({
		expect
	}) => {
		const works = fc.array(
			fc.record({ assignmentId: fc.string(), required: fc.boolean(), passed: fc.boolean() })
		);
		fc.assert(
			fc.property(courses(), works, ({ lessons, events }, assignments) => {
				const finished = events.map(({ lessonId }) => lessonId);
				const attempts = events.map(({ lessonId, score }) => attempt(lessonId, score, score >= 70));
				const plain = completionOf(lessons, seen(finished, attempts), rules);
				const asked = completionOf(lessons, seen(finished, attempts, assignments), rules);
				const lacks = assignments.some(({ required, passed }) => required && !passed);
				expect(asked.ok).toBe(plain.ok && !lacks);
			})
		);
	});

	test('a course without a final quiz has no score', ({ expect }) => {
		const reading = [text('a'), quiz('practice')];
		expect(completionOf(reading, everything, rules)).toMatchObject({ value: { score: null } });
	});
});

function attempt(lessonId: string, score: number, passed: boolean) {
	return { lessonId, score, passed };
}

function seen(
	finished: string[],
	attempts: Proof['attempts'],
	assignments: Proof['assignments'] = []
): Proof {
	return { finishedLessonIds: new Set(finished), attempts, assignments };
}

type Event = { lessonId: string; score: number };

function progressAfter(lessons: Lesson[], events: Event[]) {
	const proof = seen(
		events.map((event) => event.lessonId),
		events.map((event) => attempt(event.lessonId, event.score, event.score >= 70))
	);
	return progressOf(lessons, doneLessons(lessons, proof, rules));
}

function courses() {
	return fc
		.array(fc.constantFrom('text', 'quiz', 'final'), { minLength: 1, maxLength: 12 })
		.map((kinds) =>
			kinds.map((kind, n) =>
				kind === 'text' ? text(`l${n}`) : quiz(`l${n}`, { final: kind === 'final' })
			)
		)
		.chain((lessons) =>
			fc.record({
				lessons: fc.constant(lessons),
				events: fc.array(
					fc.record({
						lessonId: fc.constantFrom(...lessons.map((lesson) => lesson.id), 'of another course'),
						score: fc.integer({ min: 0, max: 100 })
					}),
					{ maxLength: 30 }
				)
			})
		);
}
