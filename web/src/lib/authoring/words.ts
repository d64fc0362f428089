/** Words for what the authoring API says in codes. */
import type { CheckCode } from '#api/domain/draft-checks.ts';
import type { LessonKind } from '#api/domain/completion.ts';
import type { QuestionKind } from '#api/domain/quiz.ts';
import type { CheckOut, DraftRow } from '#api/modules/authoring/contract.ts';
import { minutes, size } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

export const stateWords: Record<DraftRow['state'], () => string> = {
	draft: m.authoring_state_draft,
	published: m.authoring_state_published,
	changed: m.authoring_state_changed,
	archived: m.authoring_state_archived
};

export const kindWords: Record<LessonKind, () => string> = {
	text: m.authoring_kind_text,
	pdf: m.authoring_kind_pdf,
	quiz: m.authoring_kind_quiz
};

export const questionWords: Record<QuestionKind, () => string> = {
	single: m.authoring_question_single,
	multiple: m.authoring_question_multiple,
	boolean: m.authoring_question_boolean
};

type Texts = Record<string, string>;
const checkWords: Record<CheckCode, (params: Texts) => string> = {
	'summary-missing': m.authoring_check_summary_missing,
	'outcomes-missing': m.authoring_check_outcomes_missing,
	'competency-missing': m.authoring_check_competency_missing,
	'lessons-missing': m.authoring_check_lessons_missing,
	'jp-missing': m.authoring_check_jp_missing,
	'jp-too-high': (p) => m.authoring_check_jp_too_high(hours(p)),
	'jp-low': (p) => m.authoring_check_jp_low(hours(p)),
	'course-too-large': ({ bytes, limit }) =>
		m.authoring_check_course_too_large({ bytes: weight(bytes), limit: weight(limit) }),
	'final-quiz-missing': m.authoring_check_final_quiz_missing,
	'lesson-empty': ({ title = '' }) => m.authoring_check_lesson_empty({ title }),
	'document-missing': ({ title = '' }) => m.authoring_check_document_missing({ title }),
	'file-missing': ({ title = '', path = '' }) => m.authoring_check_file_missing({ title, path }),
	'alt-missing': ({ title = '', path = '' }) => m.authoring_check_alt_missing({ title, path }),
	'quiz-too-few-questions': ({ title = '', needed = '', have = '' }) =>
		m.authoring_check_quiz_too_few_questions({ title, needed, have }),
	'quiz-without-reserve': ({ title = '', have = '' }) =>
		m.authoring_check_quiz_without_reserve({ title, have }),
	'quiz-mark-low': ({ title = '', mark = '' }) => m.authoring_check_quiz_mark_low({ title, mark }),
	'quiz-attempts-many': ({ title = '', attempts = '' }) =>
		m.authoring_check_quiz_attempts_many({ title, attempts }),
	'question-not-answerable': ({ number = '' }) =>
		m.authoring_check_question_not_answerable({ number }),
	'explanation-missing': ({ number = '' }) => m.authoring_check_explanation_missing({ number })
};

const weight = (bytes: string | undefined) => size(Number(bytes));
const hours = ({ jp = '', plausible = '', minutesPerJp = '', minutes = '' }: Texts) => ({
	...{ jp, plausible, minutesPerJp, minutes }
});

export function checkText({ code, params }: CheckOut): string {
	const texts = Object.entries(params).map(([key, value]) => [key, String(value)] as const);
	return checkWords[code](Object.fromEntries(texts));
}

/** Where a check is mended, below the course's own address. */
export function checkHref({ at }: CheckOut): string {
	switch (at.part) {
		case 'facts':
			return '/facts';
		case 'lessons':
			return '';
		case 'lesson':
			return `/lessons/${at.id}`;
		case 'question':
			return `/questions/${at.id}`;
	}
}

const actionWords: Record<string, () => string> = {
	'draft.begun': m.authoring_did_begun,
	'draft.created': m.authoring_did_created,
	'draft.copied': m.authoring_did_copied,
	'draft.saved': m.authoring_did_saved,
	'draft.lesson-added': m.authoring_did_lesson_added,
	'draft.lesson-moved': m.authoring_did_lesson_moved,
	'draft.lesson-removed': m.authoring_did_lesson_removed,
	'draft.lesson-put-back': m.authoring_did_lesson_put_back,
	'draft.questions-added': m.authoring_did_questions_added,
	'draft.question-removed': m.authoring_did_question_removed,
	'draft.question-put-back': m.authoring_did_question_put_back,
	'draft.file-attached': m.authoring_did_file_attached,
	'draft.restored': m.authoring_did_restored
};
export const actionText = (action: string) => (actionWords[action] ?? m.authoring_did_saved)();

/** *7 materi · 4 jam 30 menit · 1,2 MB* */
export const draftLine = (of: { lessons: readonly unknown[]; minutes: number; bytes: number }) =>
	m.authoring_summary_line({
		lessons: of.lessons.length,
		minutes: minutes(of.minutes),
		size: size(of.bytes)
	});
