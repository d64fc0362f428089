import type { Call } from '#api/call.ts';
import { withoutPart } from '#api/domain/course-draft.ts';
import { no, ok } from '#api/domain/result.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved } from './contract.ts';

type Given = { courseId: string; lessonId: string };

/** A lesson out of the course, kept aside so that it can be put back. */
export async function removeLesson(call: Call, { courseId, lessonId }: Given): Promise<DraftSaved> {
	return changeDraft(call, {
		action: 'draft.lesson-removed',
		courseId,
		part: lessonId,
		change: (draft) => {
			const lists = { parts: draft.lessons, removed: draft.removed.lessons };
			const changed = withoutPart(lists, lessonId);
			if (!changed.ok) return no(changed.error);
			const { parts, removed } = changed.value;
			return ok({ ...draft, lessons: parts, removed: { ...draft.removed, lessons: removed } });
		}
	});
}
