import { and, eq, gte, inArray, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Call } from '#api/call.ts';
import { subtreeRange } from '#api/domain/org-tree.ts';
import type { CivilDate } from '#api/domain/period.ts';
import type { Permission } from '#api/domain/permissions.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';

/** Appointments in force on `date`. */
export const appointedOn = (date: CivilDate) =>
	and(
		lte(appointment.validFrom, date),
		or(isNull(appointment.validTo), gte(appointment.validTo, date))
	);

/** The condition that a person, by id, is within the reach of `permission`: part of every read. */
export function personInReach(
	call: Call,
	permission: Permission,
	personId: AnySQLiteColumn = person.id
): SQL | undefined {
	const scope = call.scopeOf(permission);
	switch (scope.kind) {
		case 'all':
			return undefined;
		case 'none':
			return sql`0`;
		case 'own':
			return eq(personId, call.me);
		case 'units': {
			const below = call.db
				.select({ id: appointment.personId })
				.from(appointment)
				.innerJoin(unit, eq(unit.id, appointment.unitId))
				.where(and(appointedOn(call.today), withinUnits(scope.unitPaths)));
			return or(
				scope.own ? eq(personId, call.me) : undefined,
				scope.people.length > 0 ? inArray(personId, scope.people) : undefined,
				sql`${personId} in ${below}`
			);
		}
	}
}

/** The condition that a unit lies within one of `paths`, as index ranges. */
export function withinUnits(paths: readonly string[]) {
	const ranges = paths.map((path) => {
		const { from, below } = subtreeRange(path);
		return and(gte(unit.path, from), lt(unit.path, below));
	});
	return ranges.length > 0 ? or(...ranges) : sql`0`;
}
