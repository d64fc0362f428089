/** The one place that opens a file with the libsql package, with the settings every file gets. */
import Database from 'libsql';
import type { SqlValue } from './values.ts';

export type Prepared = {
	reader: boolean;
	raw(on: boolean): unknown;
	run(values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint };
	get(values: SqlValue[]): SqlValue[] | undefined;
	all(values: SqlValue[]): SqlValue[][];
	iterate(values: SqlValue[]): IterableIterator<SqlValue[]>;
	columns(): { name: string; type: string | null }[];
};

export type Sqlite = {
	readonly inTransaction: boolean;
	prepare(sql: string): Prepared;
	exec(sql: string): unknown;
	interrupt(): void;
	close(): void;
};

/**
 * In the server SQLite itself never waits for a lock: that would stop the whole process, and we queue
 * instead. A command beside it has nothing else to do and may wait.
 */
export function openSqlite(file: string, { waitMs } = { waitMs: 0 }): Sqlite {
	const db = new Database(file, { timeout: waitMs });
	db.defaultSafeIntegers(true);
	db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
	return db as unknown as Sqlite;
}
