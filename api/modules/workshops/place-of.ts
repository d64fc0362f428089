import { sql, type SQLWrapper } from 'drizzle-orm';
import type { Call } from '#api/call.ts';

/** Where a person works today, as a value inside a statement: the definitive appointment first. */
export const unitOf = (call: Pick<Call, 'today'>, personId: string | SQLWrapper) => sql<
	string | null
>`(
	select a.unit_id from appointment a
	where a.person_id = ${personId} and a.valid_from <= ${call.today}
		and (a.valid_to is null or a.valid_to >= ${call.today})
	order by a.kind = 'D' desc, a.valid_from desc limit 1)`;

/** The path of that unit, for a person of the row. */
export const unitPathOf = (call: Pick<Call, 'today'>, personId: SQLWrapper) => sql<string | null>`(
	select u.path from appointment a join unit u on u.id = a.unit_id
	where a.person_id = ${personId} and a.valid_from <= ${call.today}
		and (a.valid_to is null or a.valid_to >= ${call.today})
	order by a.kind = 'D' desc, a.valid_from desc limit 1)`;
