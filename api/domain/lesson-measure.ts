/**
 * How long a lesson takes and what it weighs, before anybody has studied it: words by the reading speed of
 * the rule `materi.kata_per_menit`, questions by `materi.menit_per_soal`, a hand-out by
 * `materi.menit_per_dokumen`. Whoever wrote it may say another number of minutes.
 */
import type { DraftLesson, DraftQuestion } from './course-draft.ts';

export type MeasureRules = {
	wordsPerMinute: number;
	minutesPerQuestion: number;
	minutesPerDocument: number;
};

/** Words that are read: marks of Markdown and addresses of links are not. */
export const wordsIn = (markdown: string): number =>
	markdown
		.replace(/\]\([^)]*\)/g, '] ')
		.replace(/[#>*_`|~[\]!-]+/g, ' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Minutes as counted; at least one. */
export function minutesCounted(
	lesson: Pick<DraftLesson, 'kind' | 'markdown' | 'draw'>,
	{ bank, rules }: { bank: number; rules: MeasureRules }
): number {
	switch (lesson.kind) {
		case 'text':
			return atLeastOne(wordsIn(lesson.markdown) / rules.wordsPerMinute);
		case 'pdf':
			return atLeastOne(rules.minutesPerDocument);
		case 'quiz':
			return atLeastOne(Math.min(lesson.draw ?? bank, bank) * rules.minutesPerQuestion);
	}
}

/**
 * The questions that a quiz draws from, as places in `questions`. Practice takes those about the lessons
 * since the quiz before it, or all when none says what it is about; the quiz that decides takes all.
 */
export function bankOf(
	lessons: readonly Pick<DraftLesson, 'id' | 'kind' | 'final'>[],
	questions: readonly Pick<DraftQuestion, 'lessonId'>[],
	at: number
): number[] {
	const all = questions.map((_, place) => place);
	if (lessons[at]?.final) return all;

	const before = lessons.slice(0, at).findLastIndex((lesson) => lesson.kind === 'quiz');
	const since = new Set(lessons.slice(before + 1, at).map((lesson) => lesson.id));
	const about = all.filter((place) => since.has(questions[place]?.lessonId ?? ''));
	return about.length > 0 ? about : all;
}

const atLeastOne = (minutes: number) => Math.max(1, Math.ceil(minutes));
