import type { Call } from '#api/call.ts';
import { withPartBack } from '#api/domain/course-draft.ts';
import { no, ok } from '#api/domain/result.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved } from './contract.ts';

type Given = { courseId: string; lessonId: string };

/** A lesson that was taken out, back at the end. */
export async function putBackLesson(
	call: Call,
	{ courseId, lessonId }: Given
): Promise<DraftSaved> {
	return changeDraft(call, {
		action: 'draft.lesson-put-back',
		courseId,
		part: lessonId,
		change: (draft) => {
			const lists = { parts: draft.lessons, removed: draft.removed.lessons };
			const changed = withPartBack(lists, lessonId);
			if (!changed.ok) return no(changed.error);
			const { parts, removed } = changed.value;
			return ok({ ...draft, lessons: parts, removed: { ...draft.removed, lessons: removed } });
		}
	});
}
