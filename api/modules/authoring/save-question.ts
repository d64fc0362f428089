import type { Call } from '#api/call.ts';
import { withPart } from '#api/domain/course-draft.ts';
import { no, ok } from '#api/domain/result.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved, Question } from './contract.ts';
import { refuseUnanswerable } from './unanswerable.ts';

type Given = Question & { courseId: string; questionId: string; base: number };

export async function saveQuestion(
	call: Call,
	{ courseId, questionId, base, ...change }: Given
): Promise<DraftSaved> {
	refuseUnanswerable(change, '');
	return changeDraft(call, {
		action: 'draft.saved',
		courseId,
		part: questionId,
		change: (draft) => {
			const questions = withPart(draft.questions, { id: questionId, base, change });
			return questions.ok ? ok({ ...draft, questions: questions.value }) : no(questions.error);
		}
	});
}
