import type { Call } from '#api/call.ts';
import { withPartAt } from '#api/domain/course-draft.ts';
import { no, ok } from '#api/domain/result.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved } from './contract.ts';

type Given = { courseId: string; lessonId: string; to: number };

/** A lesson at another place in the order. */
export async function moveLesson(
	call: Call,
	{ courseId, lessonId, to }: Given
): Promise<DraftSaved> {
	return changeDraft(call, {
		action: 'draft.lesson-moved',
		courseId,
		part: lessonId,
		change: (draft) => {
			const lessons = withPartAt(draft.lessons, { id: lessonId, to });
			return lessons.ok ? ok({ ...draft, lessons: lessons.value }) : no(lessons.error);
		}
	});
}
