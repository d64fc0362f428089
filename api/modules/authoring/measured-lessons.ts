/** Every lesson of a draft as its learners would get it: rendered, counted, weighed. */
import type { Draft, DraftLesson } from '#api/domain/course-draft.ts';
import type { Measured } from '#api/domain/draft-checks.ts';
import { bankOf, minutesCounted, type MeasureRules } from '#api/domain/lesson-measure.ts';
import { fileUrlOf, urlOf } from '#api/modules/learning/index.ts';
import { renderMarkdown } from '#api/ports/markdown.ts';

export type MeasuredLesson = Measured & {
	lesson: DraftLesson;
	minutesCounted: number;
	html: string | null;
	fileSha256: string | null;
	bank: number[];
};

export const measuredLessons = (draft: Draft, rules: MeasureRules): MeasuredLesson[] =>
	draft.lessons.map((lesson, at) => {
		const bank = lesson.kind === 'quiz' ? bankOf(draft.lessons, draft.questions, at) : [];
		const counted = minutesCounted(lesson, { bank: bank.length, rules });
		const file = draft.files.find((each) => each.path === lesson.filePath);
		const text = lesson.kind === 'text' ? renderedText(draft, lesson.markdown) : null;
		return {
			id: lesson.id,
			lesson,
			minutes: lesson.minutes ?? counted,
			minutesCounted: counted,
			html: text?.html ?? null,
			fileSha256: lesson.kind === 'pdf' ? (file?.sha256 ?? null) : null,
			bank,
			bytes:
				text?.bytes ?? (lesson.kind === 'pdf' ? (file?.size ?? 0) : quizBytes(draft, lesson, bank)),
			missingFiles: text?.missingFiles ?? [],
			imagesWithoutAlt: text?.imagesWithoutAlt ?? []
		};
	});

/** Paths in a text are those of the draft's files, written from beside it or from the course's own folder. */
export function renderedText({ files }: Pick<Draft, 'files'>, markdown: string) {
	const { html, missing, withoutAlt } = renderMarkdown(markdown, {
		fileUrl: (target) => urlOf(target, 'lessons/text.md', files)
	});
	const shown = files.filter(
		(file) => file.type !== 'application/pdf' && html.includes(fileUrlOf(file.sha256))
	);
	return {
		html,
		missingFiles: missing,
		imagesWithoutAlt: withoutAlt,
		bytes: shown.reduce((sum, file) => sum + file.size, new TextEncoder().encode(html).length)
	};
}

/** The share of its bank that one attempt downloads. */
function quizBytes({ questions }: Draft, { draw }: DraftLesson, bank: readonly number[]): number {
	if (bank.length === 0) return 0;
	const size = JSON.stringify(bank.map((place) => questions[place])).length;
	return Math.ceil((size * Math.min(draw ?? bank.length, bank.length)) / bank.length);
}
