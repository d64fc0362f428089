/**
 * A database file beside the server or without one: a copy of one moment, its schema, its faults. Readers
 * of a WAL file disturb no writer, so all of this is safe while the portal runs.
 */
import { existsSync } from 'node:fs';
import { openSqlite, type Sqlite } from './hrana/sqlite.ts';
import type { SqlValue } from './hrana/values.ts';
import {
	appliedMigrations,
	judgeSchema,
	migrationTable,
	type SchemaState
} from './schema-version.ts';

/** Writes everything committed up to now into the new file `into`; rowids stay what they are. */
export function copyDatabase(file: string, into: string) {
	opened(file, (db) => db.prepare('VACUUM INTO ?').run([into]));
}

/** Throws when the file's schema is newer than this program. */
export const schemaOfFile = (file: string): SchemaState =>
	opened(file, (db) => {
		const isMigrated = rowsOf(db, migrationTable).length > 0;
		return judgeSchema(
			isMigrated ? rowsOf(db, appliedMigrations).map(([when]) => Number(when)) : []
		);
	});

/** What SQLite finds wrong with the file; nothing when it is sound. */
export const faultsOf = (file: string): string[] =>
	opened(file, (db) => {
		const integrity = rowsOf(db, 'PRAGMA integrity_check(20)').map(([line]) => String(line));
		const orphans = rowsOf(db, 'PRAGMA foreign_key_check').length;
		return [
			...integrity.filter((line) => line !== 'ok'),
			...(orphans > 0 ? [`${String(orphans)} rows refer to rows that are not there`] : [])
		];
	});

/** SHA-256 of every stored file that the database knows. */
export const storedFilesOf = (file: string): string[] =>
	opened(file, (db) =>
		['stored_file', 'correction_document', 'material_part']
			.filter((table) => has(db, table))
			.flatMap((table) =>
				rowsOf(db, `SELECT DISTINCT sha256 FROM "${table}"`).map(([sha256]) => String(sha256))
			)
	);

/**
 * Signs everybody out: a session that was ended after the copy was made must not live again. The file is
 * whole by itself afterwards, without a WAL beside it.
 */
export function endSessions(file: string) {
	opened(file, (db) => {
		if (has(db, 'session')) db.exec('DELETE FROM session');
		db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
	});
}

export type Row = Record<string, SqlValue>;

/** What a reading statement finds, for the tools that look after a file. */
export const readRows = (file: string, text: string): Row[] =>
	opened(file, (db) => {
		const prepared = db.prepare(text);
		prepared.raw(true);
		const names = prepared.columns().map(({ name }) => name);
		return prepared
			.all([])
			.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
	});

const has = (db: Sqlite, table: string) =>
	db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").all([table]).length >
	0;

function rowsOf(db: Sqlite, text: string) {
	const prepared = db.prepare(text);
	prepared.raw(true);
	return prepared.all([]);
}

function opened<T>(file: string, work: (db: Sqlite) => T): T {
	if (!existsSync(file)) throw new Error(`There is no database at ${file}.`);
	const db = openSqlite(file, { waitMs: 5_000 });
	try {
		return work(db);
	} finally {
		db.close();
	}
}
