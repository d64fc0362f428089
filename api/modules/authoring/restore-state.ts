import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { restored } from '#api/domain/course-draft.ts';
import { ok } from '#api/domain/result.ts';
import { Problem } from '#api/http/problem.ts';
import { draftHistory } from '#db/schema/authoring.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved } from './contract.ts';
import { visibleDraft } from './visible.ts';

type Given = { courseId: string; stateId: string };

/** An earlier state becomes the newest; what stands now stays in the history. */
export async function restoreState(call: Call, { courseId, stateId }: Given): Promise<DraftSaved> {
	await visibleDraft(call.db, call, courseId);
	const state = await call.db
		.select({ content: draftHistory.content })
		.from(draftHistory)
		.where(and(eq(draftHistory.id, stateId), eq(draftHistory.courseId, courseId)))
		.get();
	if (!state) throw new Problem('not-found');
	return changeDraft(call, {
		action: 'draft.restored',
		courseId,
		part: 'facts',
		change: (draft) => ok(restored(draft, state.content))
	});
}
