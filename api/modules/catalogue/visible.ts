import { and, eq, exists, gte, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { course } from '#db/schema/catalogue.ts';
import { enrolment } from '#db/schema/learning.ts';
import { subtreeRange } from '#api/domain/org-tree.ts';
import { unit } from '#db/schema/organisation.ts';

/** The condition that the caller may see a course: published, theirs to study, or theirs to manage. */
export function courseInReach(call: Call): SQL | undefined {
	if (call.scopeOf('course.manage').kind === 'all') return undefined;
	const mine = call.db
		.select({ one: sql`1` })
		.from(enrolment)
		.where(
			and(eq(enrolment.courseId, course.id), eq(enrolment.personId, call.actor.personId ?? ''))
		);
	return or(eq(course.status, 'published'), exists(mine), manageableCourse(call));
}

/**
 * The condition that the caller may write a course: organisers and admins all within their reach, a trainer
 * what they began, and what belongs to the units they are a trainer of.
 */
export function manageableCourse(call: Call): SQL | undefined {
	const managed = call.scopeOf('course.manage');
	if (managed.kind === 'all') return undefined;
	const paths = [managed, call.scopeOf('course.write')].flatMap((scope) =>
		scope.kind === 'units' ? scope.unitPaths : []
	);
	const mine = call.can('course.write') ? eq(course.authorId, call.actor.personId ?? '') : sql`0`;
	return or(mine, ...paths.map(isOfUnitsAt(call)));
}

const isOfUnitsAt = (call: Call) => (path: string) => {
	const { from, below } = subtreeRange(path);
	const units = call.db
		.select({ id: unit.id })
		.from(unit)
		.where(and(gte(unit.path, from), lt(unit.path, below)));
	return sql`${course.ownerUnitId} in ${units}`;
};
