import { and, eq, gte, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { isWithin, subtreeRange } from '#api/domain/org-tree.ts';
import type { Permission } from '#api/domain/permissions.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';

/** Appointments that stand on `date`. */
export const standingOn = (date: string) =>
	and(
		lte(appointment.validFrom, date),
		or(isNull(appointment.validTo), gte(appointment.validTo, date))
	);

/** The definitive one of those: at most one a person. */
export const definitiveOn = (date: string) =>
	and(eq(appointment.personId, person.id), eq(appointment.kind, 'D'), standingOn(date));

/** Units at or below `path`, as an index range. */
export function within(path: string) {
	const { from, below } = subtreeRange(path);
	return and(gte(unit.path, from), lt(unit.path, below));
}

/** The units that `permission` reaches, as a condition on `unit`. */
export function unitsInReach(call: Call, permission: Permission): SQL | undefined {
	const scope = call.scopeOf(permission);
	if (scope.kind === 'all') return undefined;
	// No path reaches no unit: an empty condition would reach them all.
	return (scope.kind === 'units' && or(...scope.unitPaths.map(within))) || sql`0`;
}

/** Whether `permission` reaches the unit at `path`. */
export function isUnitWithin(call: Call, permission: Permission, path: string): boolean {
	const scope = call.scopeOf(permission);
	if (scope.kind === 'all') return true;
	return scope.kind === 'units' && scope.unitPaths.some((root) => isWithin(path, root));
}

/** The people that `permission` reaches: whoever holds an appointment in one of its units. */
export function peopleInReach(call: Call, permission: Permission): SQL | undefined {
	const reach = unitsInReach(call, permission);
	if (!reach) return undefined;
	const staff = call.db
		.select({ id: appointment.personId })
		.from(appointment)
		.innerJoin(unit, eq(unit.id, appointment.unitId))
		.where(and(standingOn(call.today), reach));
	return sql`${person.id} in ${staff}`;
}

export const wordsOf = (q: string) =>
	q.replace(/[%_]/g, ' ').split(/\s+/).filter(Boolean).slice(0, 6);
