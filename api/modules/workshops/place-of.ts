import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';

/** Where a person works today, as a value inside a statement: the definitive appointment first. */
export const unitOf = (call: Pick<Call, 'today'>, personId: string) => sql<string | null>`(
	select a.unit_id from appointment a
	where a.person_id = ${personId} and a.valid_from <= ${call.today}
		and (a.valid_to is null or a.valid_to >= ${call.today})
	order by a.kind = 'D' desc, a.valid_from desc limit 1)`;
