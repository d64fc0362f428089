import type { Call } from '#api/call.ts';
import { withoutPart } from '#api/domain/course-draft.ts';
import { no, ok } from '#api/domain/result.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved } from './contract.ts';

type Given = { courseId: string; questionId: string };

/** A question out of the bank, kept aside so that it can be put back. */
export async function removeQuestion(
	call: Call,
	{ courseId, questionId }: Given
): Promise<DraftSaved> {
	return changeDraft(call, {
		action: 'draft.question-removed',
		courseId,
		part: questionId,
		change: (draft) => {
			const lists = { parts: draft.questions, removed: draft.removed.questions };
			const changed = withoutPart(lists, questionId);
			if (!changed.ok) return no(changed.error);
			const { parts, removed } = changed.value;
			return ok({ ...draft, questions: parts, removed: { ...draft.removed, questions: removed } });
		}
	});
}
