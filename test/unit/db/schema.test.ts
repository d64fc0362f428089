/** What every table keeps to: foreign keys are indexed, and the database is sound when empty. */
import Database from 'libsql';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

type Row = Record<string, string>;

function migrated() {
	const db = new Database(':memory:');
	const names = readdirSync('db/migrations').filter((name) => name.endsWith('.sql'));
	for (const name of names.sort()) {
		const text = readFileSync(`db/migrations/${name}`, 'utf8');
		db.exec(text.replaceAll('--> statement-breakpoint', ''));
	}
	return (sql: string) => db.prepare(sql).all() as Row[];
}

test('every foreign key has an index that begins with it', () => {
	const ask = migrated();
	const bare: string[] = [];
	for (const { name: table } of ask("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
		const leading = new Set(
			ask(
				`SELECT c.name FROM pragma_index_list('${table}') i, pragma_index_info(i.name) c WHERE c.seqno = 0
				 UNION SELECT name FROM pragma_table_info('${table}') WHERE pk = 1`
			).map((each) => each.name)
		);
		for (const key of ask(`SELECT * FROM pragma_foreign_key_list('${table}') WHERE seq = 0`)) {
			if (!leading.has(key.from)) bare.push(`${table}.${key.from}`);
		}
	}
	expect(bare).toEqual([]);
});

test('the migrated database is sound', () => {
	const ask = migrated();
	expect(ask('PRAGMA foreign_key_check')).toEqual([]);
	expect(ask('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});
