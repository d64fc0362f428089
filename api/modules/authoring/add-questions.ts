import type { Call } from '#api/call.ts';
import { ok } from '#api/domain/result.ts';
import { Problem } from '#api/http/problem.ts';
import { changeDraft } from './change-draft.ts';
import { draftLimits, type DraftSaved, type Question } from './contract.ts';
import { refuseUnanswerable } from './unanswerable.ts';

type Given = { courseId: string; questions: Question[] };

/** Questions at the end of the bank: one from the form, or many from a spreadsheet that was looked at before. */
export async function addQuestions(
	call: Call,
	{ courseId, questions }: Given
): Promise<DraftSaved> {
	questions.forEach((question, at) => refuseUnanswerable(question, `/questions/${at}`));
	const added = questions.map((question) => ({
		...question,
		id: call.newId('dqs'),
		revision: 1
	}));
	return changeDraft(call, {
		action: 'draft.questions-added',
		courseId,
		part: added[0]?.id ?? 'facts',
		change: (draft) => {
			const all = [...draft.questions, ...added];
			if (all.length > draftLimits.questions) throw new Problem('too-large');
			return ok({ ...draft, questions: all });
		}
	});
}
