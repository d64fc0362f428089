/**
 * Many rows in few statements: the rows travel as one JSON value and SQLite unpacks them, so that
 * thousands of people cost a dozen round trips and no statement grows with the number of rows.
 */
import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from './client.ts';

const rowsAStatement = 1_000;

/** Inserts every row; each row names every column that has no default. */
export async function insertMany<T extends SQLiteTable>(
	tx: Tx,
	table: T,
	rows: readonly T['$inferInsert'][]
): Promise<void> {
	const columns = columnsOf(table);
	const names = sql.join(
		columns.map(({ name }) => sql.identifier(name)),
		sql`, `
	);
	const values = sql.join(
		columns.map((_, index) => valueAt(index)),
		sql`, `
	);
	for (const json of packed(columns, rows)) {
		await tx.run(
			sql`insert into ${named(table)} (${names}) select ${values} from json_each(${json}) as j`
		);
	}
}

/** Updates the rows that `keys` (properties of the table) find; every row names the same columns. */
export async function updateMany<T extends SQLiteTable, K extends keyof T['$inferInsert']>(
	tx: Pick<Tx, 'run'>,
	table: T,
	given: { keys: readonly string[]; rows: readonly Pick<T['$inferInsert'], K>[] }
): Promise<void> {
	const [first] = given.rows;
	if (!first) return;
	const columns = columnsOf(table).filter(({ key }) => key in first);
	const target = named(table);
	const isKey = ({ key }: Column) => given.keys.some((each) => each === key);
	const parts = columns.map((column, index) => ({ column, index }));
	const sets = parts
		.filter(({ column }) => !isKey(column))
		.map(({ column, index }) => sql`${sql.identifier(column.name)} = ${valueAt(index)}`);
	const matches = parts
		.filter(({ column }) => isKey(column))
		.map(({ column, index }) => sql`${target}.${sql.identifier(column.name)} = ${valueAt(index)}`);
	for (const json of packed(columns, given.rows)) {
		await tx.run(
			sql`update ${target} set ${sql.join(sets, sql`, `)} from json_each(${json}) as j where ${sql.join(matches, sql` and `)}`
		);
	}
}

/** Ids in one bound value, however many: `inArray(column, idList(ids))`. */
export const idList = (ids: readonly string[]): SQL =>
	sql`(select value from json_each(${JSON.stringify(ids)}))`;

type Column = { key: string; name: string; encode: (value: unknown) => unknown };

function columnsOf(table: SQLiteTable): Column[] {
	return Object.entries(getTableColumns(table)).map(([key, column]) => ({
		key,
		name: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
		encode: (value) =>
			value === null || value === undefined ? null : column.mapToDriverValue(value)
	}));
}

const valueAt = (index: number): SQL => sql.raw(`j.value ->> ${index}`);
const named = (table: SQLiteTable) => sql.identifier(getTableName(table));

function* packed(columns: readonly Column[], rows: readonly Record<string, unknown>[]) {
	for (let from = 0; from < rows.length; from += rowsAStatement) {
		const batch = rows.slice(from, from + rowsAStatement);
		yield JSON.stringify(batch.map((row) => columns.map(({ key, encode }) => encode(row[key]))));
	}
}
