import { and, eq, exists, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { course } from '#db/schema/catalogue.ts';
import { enrolment } from '#db/schema/learning.ts';

/** The condition that the caller may see a course: published, theirs to study, or theirs to manage. */
export function courseInReach(call: Call): SQL | undefined {
	if (call.scopeOf('course.manage').kind === 'all') return undefined;
	const mine = call.db
		.select({ one: sql`1` })
		.from(enrolment)
		.where(
			and(eq(enrolment.courseId, course.id), eq(enrolment.personId, call.actor.personId ?? ''))
		);
	return or(eq(course.status, 'published'), exists(mine));
}
