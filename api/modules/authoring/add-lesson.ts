import type { Call } from '#api/call.ts';
import type { LessonKind } from '#api/domain/completion.ts';
import { ok } from '#api/domain/result.ts';
import { Problem } from '#api/http/problem.ts';
import { changeDraft } from './change-draft.ts';
import { draftLimits, type DraftSaved } from './contract.ts';

type Given = { courseId: string; kind: LessonKind; title: string };

/** A lesson at the end, still empty. The first quiz is the one that decides, until its author says otherwise. */
export async function addLesson(call: Call, { courseId, kind, title }: Given): Promise<DraftSaved> {
	const id = call.newId('dls');
	return changeDraft(call, {
		action: 'draft.lesson-added',
		courseId,
		part: id,
		change: (draft) => {
			if (draft.lessons.length >= draftLimits.lessons) throw new Problem('too-large');
			const decides = kind === 'quiz' && !draft.lessons.some((each) => each.final);
			const lesson = {
				...{ id, revision: 1, kind, title, markdown: '', filePath: null, minutes: null },
				...{ required: true, draw: null, passMark: null, attempts: null, final: decides }
			};
			return ok({ ...draft, lessons: [...draft.lessons, lesson] });
		}
	});
}
