import { describe, test } from 'vitest';
import type { Draft, DraftLesson, DraftQuestion } from '#api/domain/course-draft.ts';
import { checksOf, mayPublish, type CheckRules } from '#api/domain/draft-checks.ts';
import { bankOf, minutesCounted, wordsIn } from '#api/domain/lesson-measure.ts';

const rules: CheckRules = {
	minutesPerJp: 45,
	jpTolerancePercent: 20,
	passMark: 70,
	attempts: 3,
	courseBytes: 1000
};
const text = (more: Partial<DraftLesson> = {}): DraftLesson => ({
	...{ id: 't', revision: 1, kind: 'text', title: 'Teks', markdown: 'Isi.', filePath: null },
	...{ minutes: null, required: true, draw: null, passMark: null, attempts: null, final: false },
	...more
});
const quiz = (more: Partial<DraftLesson> = {}) =>
	text({ id: 'q', kind: 'quiz', title: 'Kuis', markdown: '', final: true, ...more });
const question = (more: Partial<DraftQuestion> = {}): DraftQuestion => ({
	...{ id: 'p', revision: 1, kind: 'boolean', prompt: 'Benar?', explanation: 'Karena.' },
	choices: [
		{ text: 'Benar', correct: true },
		{ text: 'Salah', correct: false }
	],
	lessonId: null,
	...more
});

function draft(more: Partial<Draft> = {}, jp: number | null = 1): Draft {
	return {
		facts: {
			...{ revision: 1, title: 'Judul', summary: 'Singkat.', description: '', formCode: 'NKL03' },
			...{ jp, mode: 'self-paced', provider: 'BKPP', audience: '', positionCodes: [] },
			competencies: [{ code: 'T.1', level: 1 }],
			...{ outcomes: ['Dapat'], teachers: [], sequential: false }
		},
		lessons: [text(), quiz({ draw: 1 })],
		questions: [question(), question({ id: 'p2' })],
		files: [],
		removed: { lessons: [], questions: [] },
		...more
	};
}
const measured = (minutes: number, more = {}) => [
	{ id: 't', minutes, bytes: 100, missingFiles: [], imagesWithoutAlt: [], ...more }
];
const codes = (of: Draft, minutes = 45, more = {}) =>
	checksOf(of, measured(minutes, more), rules).map((check) => check.code);

describe('before publishing', () => {
	test('a course that says and holds what it must has nothing to mend', ({ expect }) => {
		expect(codes(draft())).toEqual([]);
	});

	test('JP is held against the minutes, with the tolerance of the rule', ({ expect }) => {
		expect(codes(draft({}, 2), 71)).toEqual(['jp-too-high']);
		expect(codes(draft({}, 2), 72)).toEqual([]);
		expect(codes(draft({}, 1), 108)).toEqual([]);
		expect(codes(draft({}, 1), 109)).toEqual(['jp-low']);
		expect(codes(draft({}, null), 45)).toEqual(['jp-missing']);
	});

	test.for<[string, Partial<Draft>, string]>([
		['a competency', { facts: { ...draft().facts, competencies: [] } }, 'competency-missing'],
		['lessons', { lessons: [] }, 'lessons-missing'],
		['a lesson that counts', { lessons: [text({ required: false })] }, 'lessons-missing'],
		['text in a text', { lessons: [text({ markdown: ' ' }), quiz()] }, 'lesson-empty'],
		['a file in a PDF', { lessons: [text({ kind: 'pdf' }), quiz()] }, 'document-missing'],
		['enough questions', { lessons: [text(), quiz({ draw: 9 })] }, 'quiz-too-few-questions'],
		['the mark of the rule', { lessons: [quiz({ passMark: 60, draw: 1 })] }, 'quiz-mark-low'],
		['its attempts', { lessons: [quiz({ attempts: 4, draw: 1 })] }, 'quiz-attempts-many'],
		['an explanation', { questions: [question({ explanation: '' })] }, 'explanation-missing'],
		['a right answer', { questions: [question({ choices: [] })] }, 'question-not-answerable']
	])('asks for %s', ([, more, code], { expect }) => {
		const checks = checksOf(draft(more), measured(45), rules);
		expect(checks.find((check) => check.code === code)).toMatchObject({ blocking: true });
		expect(mayPublish(checks)).toBe(false);
	});

	test('asks for alt texts, for files that are there, and for few bytes', ({ expect }) => {
		expect(codes(draft(), 45, { imagesWithoutAlt: ['gambar/a.png'] })).toEqual(['alt-missing']);
		expect(codes(draft(), 45, { missingFiles: ['gambar/b.png'] })).toEqual(['file-missing']);
		expect(codes(draft(), 45, { bytes: 1001 })).toEqual(['course-too-large']);
	});

	test('advice does not block', ({ expect }) => {
		const bare = draft({ lessons: [text()] });
		bare.facts.summary = '';
		const checks = checksOf(bare, measured(45), rules);
		expect(checks.map((check) => check.code)).toEqual(['summary-missing', 'final-quiz-missing']);
		expect(mayPublish(checks)).toBe(true);
	});
});

describe('measuring', () => {
	const speed = { wordsPerMinute: 100, minutesPerQuestion: 2, minutesPerDocument: 5 };

	test('counts words that are read, not marks and addresses', ({ expect }) => {
		expect(wordsIn('# Judul\n\n- satu **dua** [tiga](https://a.b/c d)\n\n![empat](x.png)')).toBe(5);
		expect(wordsIn('')).toBe(0);
	});

	test('rounds minutes up, and never to nothing', ({ expect }) => {
		const of = (lesson: DraftLesson, bank = 0) => minutesCounted(lesson, { bank, rules: speed });
		expect(of(text({ markdown: 'kata '.repeat(101) }))).toBe(2);
		expect(of(text({ markdown: '' }))).toBe(1);
		expect(of(text({ kind: 'pdf' }))).toBe(5);
		expect(of(quiz({ draw: 10 }), 4)).toBe(8);
	});

	test('practice draws from the lessons since the quiz before it', ({ expect }) => {
		const lessons = [text({ id: 'a' }), quiz({ id: 'p', final: false }), text({ id: 'b' }), quiz()];
		const questions = [{ lessonId: 'a' }, { lessonId: 'b' }, { lessonId: null }];
		expect(bankOf(lessons, questions, 1)).toEqual([0]);
		expect(bankOf(lessons, questions, 3)).toEqual([0, 1, 2]);
		expect(bankOf(lessons, [{ lessonId: null }], 1)).toEqual([0]);
	});
});
