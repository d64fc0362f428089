import { sql, type SQLWrapper } from 'drizzle-orm';
import type { Call } from './call.ts';
import { mostCounted } from './domain/most-counted.ts';

/** Counts the rows of `rows`, at most one more than `mostCounted`: the answer then means "more than". */
export const countUpTo = (call: Call, rows: SQLWrapper) =>
	call.db
		.select({ total: sql<number>`count(*)` })
		.from(sql`(select 1 from (${rows}) limit ${mostCounted + 1})`);
