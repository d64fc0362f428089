import { desc, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { draftHistory } from '#db/schema/authoring.ts';
import { person } from '#db/schema/organisation.ts';
import { draftQuery } from './visible.ts';

/** The states a draft had, newest first. */
export async function listHistory(call: Call, { courseId }: { courseId: string }) {
	const [[open], rows] = await call.readAll([
		draftQuery(call.db, call, courseId),
		call.db
			.select({
				id: draftHistory.id,
				revision: draftHistory.revision,
				action: draftHistory.action,
				savedAt: draftHistory.savedAt,
				savedBy: person.name,
				title: sql<string>`json_extract(${draftHistory.content}, '$.facts.title')`,
				lessons: sql<number>`json_array_length(${draftHistory.content}, '$.lessons')`,
				questions: sql<number>`json_array_length(${draftHistory.content}, '$.questions')`
			})
			.from(draftHistory)
			.leftJoin(person, eq(person.id, draftHistory.savedBy))
			.where(eq(draftHistory.courseId, courseId))
			.orderBy(desc(draftHistory.revision))
	]);
	if (!open) throw new Problem('not-found');
	return { items: rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() })) };
}
