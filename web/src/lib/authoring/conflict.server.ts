import { fail, type ActionFailure } from '@sveltejs/kit';
import type { DraftLesson } from '#api/domain/course-draft.ts';
import { isProblem } from '#lib/api/problem.ts';
import { refused, type Refusal } from '#lib/api/unwrap.ts';

/** What somebody else saved of the same part, and the revision to save over it. */
export type Conflict = { revision: number; theirs: { title: string; markdown: string } };
type Answer = { ok: boolean; status: number; json(): Promise<unknown>; clone(): Answer };

/** As `refused`, and when two people changed one part, with what the other one saved. */
export async function refusedPart(
	answer: Answer,
	form: FormData
): Promise<ActionFailure<Refusal & { conflict: Conflict | null }>> {
	const again = answer.clone();
	const failure = await refused(answer, form);
	const body = await again.json().catch(() => undefined);
	return fail(failure.status, { ...failure.data, conflict: conflictOf(body) });
}

function conflictOf(body: unknown): Conflict | null {
	if (!isProblem(body) || body.code !== 'draft-changed') return null;
	const { revision, theirs } = body.params ?? {};
	const part = asPart(theirs);
	return {
		revision: Number(revision),
		theirs: { title: part.title ?? '', markdown: part.markdown ?? '' }
	};
}

/** The API sends the part as its draft keeps it. */
const asPart = (theirs: unknown) => (theirs ?? {}) as Partial<DraftLesson>;
