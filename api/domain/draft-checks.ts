/**
 * What must be mended before a course is published (`blocking`), and what would make it better. JP is held
 * against the minutes: one JP is `jp.menit_per_jp` minutes (45 by Peraturan LAN 10/2018), give or take the
 * rule `materi.toleransi_jp_persen`.
 */
import type { Draft } from './course-draft.ts';
import { jpOfMinutes } from './credit-hours.ts';
import { bankOf } from './lesson-measure.ts';
import { isAnswerable } from './quiz.ts';

export const checkCodes = [
	'summary-missing',
	'outcomes-missing',
	'competency-missing',
	'lessons-missing',
	'jp-missing',
	'jp-too-high',
	'jp-low',
	'course-too-large',
	'final-quiz-missing',
	'lesson-empty',
	'document-missing',
	'file-missing',
	'alt-missing',
	'quiz-too-few-questions',
	'quiz-without-reserve',
	'quiz-mark-low',
	'quiz-attempts-many',
	'question-not-answerable',
	'explanation-missing'
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** Where to mend it. */
export type CheckPlace = { part: 'facts' | 'lessons' | 'lesson' | 'question'; id: string | null };
export type Check = {
	code: CheckCode;
	blocking: boolean;
	at: CheckPlace;
	params: Record<string, string | number>;
};

/** What the renderer and the storage know of a lesson. */
export type Measured = {
	id: string;
	minutes: number;
	bytes: number;
	missingFiles: readonly string[];
	imagesWithoutAlt: readonly string[];
};

export type CheckRules = {
	minutesPerJp: number;
	jpTolerancePercent: number;
	passMark: number;
	attempts: number;
	courseBytes: number;
};

export function checksOf(draft: Draft, measured: readonly Measured[], rules: CheckRules): Check[] {
	const lessons = draft.lessons.flatMap((_, at) => lessonChecks(draft, at, { measured, rules }));
	const all = [
		...factChecks(draft),
		...sizeChecks(draft, measured, rules),
		...lessons,
		...questionChecks(draft)
	];
	return [...all.filter((check) => check.blocking), ...all.filter((check) => !check.blocking)];
}

export const mayPublish = (checks: readonly Check[]) => !checks.some((check) => check.blocking);

const facts = { part: 'facts', id: null } as const;

function factChecks({ facts: { summary, outcomes, competencies } }: Draft): Check[] {
	return [
		...found(competencies.length === 0, must('competency-missing', facts)),
		...found(summary === '', advice('summary-missing', facts)),
		...found(outcomes.length === 0, advice('outcomes-missing', facts))
	];
}

function sizeChecks(draft: Draft, measured: readonly Measured[], rules: CheckRules): Check[] {
	const place = { part: 'lessons', id: null } as const;
	// Optional lessons alone would never be finished.
	if (!draft.lessons.some((lesson) => lesson.required || lesson.final)) {
		return [must('lessons-missing', place)];
	}

	const minutes = sum(measured.map((each) => each.minutes));
	const bytes = sum(measured.map((each) => each.bytes));
	const decides = draft.lessons.some((lesson) => lesson.kind === 'quiz' && lesson.final);
	return [
		...hoursChecks(draft.facts.jp, minutes, rules),
		...found(
			bytes > rules.courseBytes,
			must('course-too-large', place, { bytes, limit: rules.courseBytes })
		),
		...found(!decides, advice('final-quiz-missing', place))
	];
}

function hoursChecks(jp: number | null, minutes: number, rules: CheckRules): Check[] {
	if (jp === null) return [must('jp-missing', facts)];
	const share = rules.jpTolerancePercent / 100;
	const plausible = jpOfMinutes(minutes, rules.minutesPerJp);
	const params = { jp, minutes, plausible, minutesPerJp: rules.minutesPerJp };
	const tooMany = minutes < jp * rules.minutesPerJp * (1 - share);
	const few = minutes > (jp + 1) * rules.minutesPerJp * (1 + share);
	return [
		...found(tooMany, must('jp-too-high', facts, params)),
		...found(few, advice('jp-low', facts, params))
	];
}

type Given = { measured: readonly Measured[]; rules: CheckRules };

function lessonChecks(draft: Draft, at: number, { measured, rules }: Given): Check[] {
	const lesson = draft.lessons[at];
	if (!lesson) return [];
	const place = { part: 'lesson', id: lesson.id } as const;
	const title = lesson.title;
	const known = measured.find((each) => each.id === lesson.id);
	switch (lesson.kind) {
		case 'text':
			return [
				...found(lesson.markdown.trim() === '', must('lesson-empty', place, { title })),
				...(known?.missingFiles ?? []).map((path) => must('file-missing', place, { title, path })),
				...(known?.imagesWithoutAlt ?? []).map((path) =>
					must('alt-missing', place, { title, path })
				)
			];
		case 'pdf':
			return found(
				!draft.files.some((file) => file.path === lesson.filePath),
				must('document-missing', place, { title })
			);
		case 'quiz': {
			const have = bankOf(draft.lessons, draft.questions, at).length;
			const needed = lesson.draw ?? 1;
			const low = lesson.final && lesson.passMark !== null && lesson.passMark < rules.passMark;
			const many = lesson.final && lesson.attempts !== null && lesson.attempts > rules.attempts;
			return [
				...found(have < needed, must('quiz-too-few-questions', place, { title, have, needed })),
				...found(
					lesson.final && have === (lesson.draw ?? have) && have > 0,
					advice('quiz-without-reserve', place, { title, have })
				),
				...found(low, must('quiz-mark-low', place, { title, mark: rules.passMark })),
				...found(many, must('quiz-attempts-many', place, { title, attempts: rules.attempts }))
			];
		}
	}
}

const questionChecks = ({ questions }: Draft): Check[] =>
	questions.flatMap((question, at) => {
		const place = { part: 'question', id: question.id } as const;
		const params = { number: at + 1 };
		return [
			...found(!isAnswerable(question), must('question-not-answerable', place, params)),
			...found(question.explanation.trim() === '', must('explanation-missing', place, params))
		];
	});

const found = (holds: boolean, check: Check): Check[] => (holds ? [check] : []);
const must = (code: CheckCode, at: CheckPlace, params: Check['params'] = {}): Check => ({
	code,
	blocking: true,
	at,
	params
});
const advice = (code: CheckCode, at: CheckPlace, params: Check['params'] = {}): Check => ({
	...must(code, at, params),
	blocking: false
});
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
