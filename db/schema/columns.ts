/** The vocabulary of columns: every table is made of these. */
import { sql, type SQL } from 'drizzle-orm';
import { integer, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A sortable, prefixed id: `crs_` + UUIDv7. */
export const id = () => text().primaryKey();
/** A moment, in UTC milliseconds. */
export const instant = () => integer({ mode: 'timestamp_ms' });
/** A day of the calendar, `YYYY-MM-DD`, in the agency's zone. */
export const civilDate = () => text();
export const flag = () => integer({ mode: 'boolean' });

/** CHECK that a column holds one of `values`; pair it with `text({ enum: values })`. */
export const isOneOf = (column: AnySQLiteColumn, values: readonly string[]): SQL =>
	sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
