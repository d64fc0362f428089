import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Draft, DraftState } from '#api/domain/course-draft.ts';
import { Problem } from '#api/http/problem.ts';
import { manageableCourse } from '#api/modules/catalogue/index.ts';
import type { ReadDb } from '#db/client.ts';
import { courseDraft } from '#db/schema/authoring.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { draftFromVersion } from './draft-from-version.ts';

export type OpenDraft = {
	course: typeof course.$inferSelect;
	version: number | null;
	/** 0: nobody has changed anything yet, and what is shown is the published version. */
	revision: number;
	publishedRevision: number | null;
	updatedBy: string | null;
	updatedAt: Date;
	draft: Draft;
};

/** A draft that the caller may write, or the problem of a thing that does not exist. */
export async function visibleDraft(db: ReadDb, call: Call, courseId: string): Promise<OpenDraft> {
	const row = await db
		.select({ course, draft: courseDraft, version: courseVersion.number })
		.from(course)
		.leftJoin(courseDraft, eq(courseDraft.courseId, course.id))
		.leftJoin(courseVersion, eq(courseVersion.id, course.versionId))
		.where(and(eq(course.id, courseId), manageableCourse(call)))
		.get();
	if (!row) throw new Problem('not-found');
	return {
		course: row.course,
		version: row.version,
		revision: row.draft?.revision ?? 0,
		publishedRevision: row.draft?.publishedRevision ?? null,
		updatedBy: row.draft?.updatedBy ?? null,
		updatedAt: row.draft?.updatedAt ?? row.course.updatedAt,
		draft: row.draft?.content ?? (await draftFromVersion(db, row.course))
	};
}

export function stateOf(open: {
	course: { status: 'draft' | 'published' | 'archived' };
	revision: number;
	publishedRevision: number | null;
}): DraftState {
	const { status } = open.course;
	if (status !== 'published') return status;
	return open.revision > (open.publishedRevision ?? 0) ? 'changed' : 'published';
}
