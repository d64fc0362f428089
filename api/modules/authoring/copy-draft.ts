import type { Call } from '#api/call.ts';
import { createDraft } from './create-draft.ts';
import { visibleDraft } from './visible.ts';

const longestTitle = 300;

/** The same course once more as a draft of the caller's own; files are shared, nothing is published. */
export async function copyDraft(
	call: Call,
	{ courseId, title }: { courseId: string; title: string }
) {
	const { draft } = await visibleDraft(call.db, call, courseId);
	const { facts, removed: _, ...content } = draft;
	const { revision: _r, ...copied } = facts;
	return createDraft(call, {
		action: 'draft.copied',
		facts: { ...copied, title: title.slice(0, longestTitle) },
		content: { ...content, removed: { lessons: [], questions: [] } }
	});
}
