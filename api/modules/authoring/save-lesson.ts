import type { Call } from '#api/call.ts';
import { withPart, type DraftLesson } from '#api/domain/course-draft.ts';
import { no, ok } from '#api/domain/result.ts';
import { Problem } from '#api/http/problem.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved, SaveLesson } from './contract.ts';

type Given = SaveLesson & { courseId: string; lessonId: string };

/** What was named of one lesson. Of several quizzes that decide, the last one named does. */
export async function saveLesson(
	call: Call,
	{ courseId, lessonId, base, ...given }: Given
): Promise<DraftSaved> {
	const change = present(given);
	return changeDraft(call, {
		action: 'draft.saved',
		courseId,
		part: lessonId,
		change: (draft) => {
			const { filePath } = change;
			if (filePath && !draft.files.some((file) => file.path === filePath)) {
				const errors = [{ pointer: '/filePath', code: 'missing_file' }];
				throw new Problem('invalid-input', { errors });
			}
			const lessons = withPart(draft.lessons, { id: lessonId, base, change });
			if (!lessons.ok) return no(lessons.error);
			const decides = change.final === true;
			return ok({
				...draft,
				lessons: lessons.value.map((each) =>
					decides && each.id !== lessonId ? { ...each, final: false } : each
				)
			});
		}
	});
}

type Named = Omit<SaveLesson, 'base'>;

/** Fields that were not sent stay as they are. */
const present = (given: Named) =>
	Object.fromEntries(
		Object.entries(given).filter(([, value]) => value !== undefined)
	) as Partial<DraftLesson>;
