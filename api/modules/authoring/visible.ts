import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Draft, DraftState } from '#api/domain/course-draft.ts';
import { Problem } from '#api/http/problem.ts';
import { manageableCourse } from '#api/modules/catalogue/index.ts';
import type { ReadDb } from '#db/client.ts';
import { courseDraft } from '#db/schema/authoring.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { enrolment } from '#db/schema/learning.ts';
import { person } from '#db/schema/organisation.ts';
import { draftFromVersion } from './draft-from-version.ts';

export type OpenDraft = {
	course: typeof course.$inferSelect;
	version: number | null;
	/** 0: nobody has changed anything yet, and what is shown is the published version. */
	revision: number;
	publishedRevision: number | null;
	/** By name. */
	updatedBy: string | null;
	/** How many people study it now. */
	studying: number;
	updatedAt: Date;
	draft: Draft;
};

/** The row of a draft that the caller may write; for `readAll`, beside other reads. */
export const draftQuery = (db: ReadDb, call: Call, courseId: string) =>
	db
		.select({
			course,
			draft: courseDraft,
			version: courseVersion.number,
			sequential: courseVersion.sequential,
			author: person.name,
			studying: db.$count(
				enrolment,
				and(eq(enrolment.courseId, course.id), eq(enrolment.status, 'active'))
			)
		})
		.from(course)
		.leftJoin(courseDraft, eq(courseDraft.courseId, course.id))
		.leftJoin(courseVersion, eq(courseVersion.id, course.versionId))
		.leftJoin(person, eq(person.id, courseDraft.updatedBy))
		.where(and(eq(course.id, courseId), manageableCourse(call)));

type DraftRow = Awaited<ReturnType<typeof draftQuery>>[number];

/** A draft that the caller may write, or the problem of a thing that does not exist. */
export async function visibleDraft(db: ReadDb, call: Call, courseId: string): Promise<OpenDraft> {
	const [row] = await draftQuery(db, call, courseId);
	return openDraft(db, call, row);
}

/** Reads the published version's content where nobody has begun a draft. */
export async function openDraft(
	db: ReadDb,
	call: Call,
	row: DraftRow | undefined
): Promise<OpenDraft> {
	if (!row) throw new Problem('not-found');
	const { author, studying, version } = row;
	const of = { course: row.course, sequential: row.sequential ?? false };
	return {
		...{ course: row.course, version, studying, updatedBy: author },
		revision: row.draft?.revision ?? 0,
		publishedRevision: row.draft?.publishedRevision ?? null,
		updatedAt: row.draft?.updatedAt ?? row.course.updatedAt,
		draft: row.draft?.content ?? (await draftFromVersion(db, call, of))
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
