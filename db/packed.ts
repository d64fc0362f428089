import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/**
 * All rows of a read as one JSON text. Over HTTP a value costs the Worker far more than its bytes, so
 * long lists of short rows travel this way. Values come as stored: no dates, no booleans.
 */
export const packed = <T extends Record<keyof T, unknown>>(
	columns: Record<keyof T & string, SQLWrapper>,
	order?: SQL
) =>
	sql`json_group_array(json_object(${sql.join(
		Object.entries<SQLWrapper>(columns).map(
			([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`
		),
		sql`, `
	)}) ${order ? sql`order by ${order}` : sql``})`.mapWith(rowsFrom<T>);

/** Made by the query above, so its shape is known. */
const rowsFrom = <T>(json: string) => JSON.parse(json) as T[];

/** A read with one packed column as a column of another read. */
export const packedIn = <T>(read: SQLWrapper) => sql`(${read})`.mapWith(rowsFrom<T>);
