import type { DraftOut, LessonOut } from '#api/modules/authoring/contract.ts';

/** A lesson without its text. */
export type LessonHead = Omit<LessonOut, 'markdown'>;

/** What every page of a draft shows; texts travel only to the page that edits them. */
export type DraftFrame = Omit<DraftOut, 'facts' | 'lessons' | 'questions'> & {
	facts: Pick<DraftOut['facts'], 'title'>;
	lessons: LessonHead[];
	questions: number;
};

export const frameOf = (draft: DraftOut): DraftFrame => ({
	...draft,
	facts: { title: draft.facts.title },
	lessons: draft.lessons.map(({ markdown: _text, ...lesson }) => lesson),
	questions: draft.questions.length
});
