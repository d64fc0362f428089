/**
 * From finished lessons to a finished course. Everything is a function of the proof stored on the server,
 * as a set: the order in which proof arrives cannot matter. The share of lessons and the mark to pass are
 * rules (`lulus.materi_minimum_persen`, `lulus.nilai_minimum`).
 */
import { bestScore, markToPass, type Attempt } from './quiz.ts';
import { no, ok, type Result } from './result.ts';

export const lessonKinds = ['text', 'pdf', 'quiz'] as const;
export type LessonKind = (typeof lessonKinds)[number];

export type Lesson = {
	id: string;
	kind: LessonKind;
	minutes: number;
	final: boolean;
	passMark: number | null;
	/** Optional lessons are offered; neither progress nor completion asks for them. */
	required: boolean;
};

/** What the server has seen of one enrolment. */
export type Proof = {
	finishedLessonIds: ReadonlySet<string>;
	attempts: readonly (Attempt & { lessonId: string })[];
	/** The assignments of the course that stand, each with what the trainer said last. */
	assignments: readonly { assignmentId: string; required: boolean; passed: boolean }[];
};

export type CompletionRules = { minimumPercent: number; passMark: number };

export type Missing = {
	lessonId: string;
	reason: 'lesson-not-finished' | 'quiz-not-taken' | 'quiz-not-passed';
};
export type Lacking = { assignmentId: string; reason: 'assignment-not-passed' };
export type CompletionRefusal = { code: 'course-not-finished'; missing: (Missing | Lacking)[] };
export type LessonRefusal = { code: 'lesson-locked'; afterLessonId: string };

/** Why a lesson is not done yet, or null when it is. */
export function missingIn(lesson: Lesson, proof: Proof, rules: CompletionRules): Missing | null {
	if (lesson.kind !== 'quiz') {
		return proof.finishedLessonIds.has(lesson.id)
			? null
			: { lessonId: lesson.id, reason: 'lesson-not-finished' };
	}

	const submitted = proof.attempts.filter(
		(attempt) => attempt.lessonId === lesson.id && attempt.score !== null
	);
	if (submitted.length === 0) return { lessonId: lesson.id, reason: 'quiz-not-taken' };
	const passed =
		markToPass(lesson, rules.passMark) === null || submitted.some((attempt) => attempt.passed);
	return passed ? null : { lessonId: lesson.id, reason: 'quiz-not-passed' };
}

/** The lessons that are done, by id. */
export const doneLessons = (
	lessons: readonly Lesson[],
	proof: Proof,
	rules: CompletionRules
): Set<string> =>
	new Set(
		lessons.filter((lesson) => missingIn(lesson, proof, rules) === null).map((lesson) => lesson.id)
	);

/** 0 to 100, rounded down: 100 means that every required lesson is done. Without lessons it stays at 0. */
export function progressOf(lessons: readonly Lesson[], done: ReadonlySet<string>): number {
	const asked = lessons.filter(isAsked);
	if (asked.length === 0) return 0;

	const finished = asked.filter((lesson) => done.has(lesson.id)).length;
	return Math.floor((finished * 100) / asked.length);
}

/** A quiz that decides the course is never optional. */
const isAsked = (lesson: Lesson) => lesson.required || lesson.final;

/** The first lesson in order that is not done: where to go on. */
export const nextLesson = <L extends Lesson>(
	lessons: readonly L[],
	done: ReadonlySet<string>
): L | null => lessons.find((lesson) => !done.has(lesson.id)) ?? null;

/** In a sequential course a lesson opens when all required ones before it are done; what was done stays open. */
export function mayOpen(
	lessons: readonly Lesson[],
	given: { lessonId: string; sequential: boolean; done: ReadonlySet<string> }
): Result<true, LessonRefusal> {
	if (!given.sequential || given.done.has(given.lessonId)) return ok(true);

	const position = lessons.findIndex((lesson) => lesson.id === given.lessonId);
	const before = nextLesson(lessons.slice(0, Math.max(position, 0)).filter(isAsked), given.done);
	return before ? no({ code: 'lesson-locked', afterLessonId: before.id }) : ok(true);
}

/** Minutes of the required lessons that are left. */
export const minutesLeft = (lessons: readonly Lesson[], done: ReadonlySet<string>): number =>
	lessons
		.filter(isAsked)
		.reduce((sum, lesson) => (done.has(lesson.id) ? sum : sum + lesson.minutes), 0);

/** The required assignments that are not passed yet; lessons alone make progress. */
export const lackingIn = ({ assignments }: Proof): Lacking[] =>
	assignments
		.filter(({ required, passed }) => required && !passed)
		.map(({ assignmentId }) => ({ assignmentId, reason: 'assignment-not-passed' }));

/** The rule of completion: enough lessons done, every quiz that decides and every required assignment passed. */
export function completionOf(
	lessons: readonly Lesson[],
	proof: Proof,
	rules: CompletionRules
): Result<{ percent: number; score: number | null }, CompletionRefusal> {
	const missing = lessons.filter(isAsked).flatMap((one) => missingIn(one, proof, rules) ?? []);
	const percent = progressOf(lessons, doneLessons(lessons, proof, rules));
	const deciding = new Set(lessons.filter((lesson) => lesson.final).map((lesson) => lesson.id));
	const lacking = lackingIn(proof);
	const undecided = lacking.length > 0 || missing.some((item) => deciding.has(item.lessonId));
	if (lessons.length === 0 || undecided || percent < rules.minimumPercent) {
		return no({ code: 'course-not-finished', missing: [...missing, ...lacking] });
	}

	const decided = proof.attempts.filter((attempt) => deciding.has(attempt.lessonId));
	return ok({ percent, score: bestScore(decided) });
}
