import type { Call } from '#api/call.ts';
import { withPartBack } from '#api/domain/course-draft.ts';
import { no, ok } from '#api/domain/result.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved } from './contract.ts';

type Given = { courseId: string; questionId: string };

/** A question that was taken out, back in the bank. */
export async function putBackQuestion(
	call: Call,
	{ courseId, questionId }: Given
): Promise<DraftSaved> {
	return changeDraft(call, {
		action: 'draft.question-put-back',
		courseId,
		part: questionId,
		change: (draft) => {
			const lists = { parts: draft.questions, removed: draft.removed.questions };
			const changed = withPartBack(lists, questionId);
			if (!changed.ok) return no(changed.error);
			const { parts, removed } = changed.value;
			return ok({ ...draft, questions: parts, removed: { ...draft.removed, questions: removed } });
		}
	});
}
