import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { subtreeRange } from '#api/domain/org-tree.ts';
import type { Permission } from '#api/domain/permissions.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';

/** The appointment that stands today and is definitive: at most one a person. */
export const definitiveToday = (today: string) =>
	and(
		eq(appointment.personId, person.id),
		eq(appointment.kind, 'D'),
		lte(appointment.validFrom, today),
		or(isNull(appointment.validTo), gte(appointment.validTo, today))
	);

/** The people that `permission` reaches, as a condition on `unit` joined by the definitive appointment. */
export function withinScope(call: Call, permission: Permission) {
	const scope = call.scopeOf(permission);
	if (scope.kind === 'all') return undefined;
	if (scope.kind !== 'units') return sql`0`;
	return or(...scope.unitPaths.map(withinUnit)) ?? sql`0`;
}

export function withinUnit(path: string) {
	const { from, below } = subtreeRange(path);
	return and(gte(unit.path, from), sql`${unit.path} < ${below}`);
}
