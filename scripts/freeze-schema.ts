/**
 * `node scripts/freeze-schema.ts DATABASE`: a few rows of every table of a demo database, with all that
 * they refer to, as SQL under test/fixtures/schema, named after the last migration. Done at each release,
 * so that later migrations are tried on what agencies really hold. Search tables fill themselves.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRows, schemaOfFile, type Row } from '../db/file.ts';

const folder = fileURLToPath(new URL('../test/fixtures/schema', import.meta.url));
const rowsATable = 2;

type Reference = { column: string; table: string; to: string };

const [file] = process.argv.slice(2);
if (!file) throw new Error('Name the database.');
const { last } = schemaOfFile(file);
const tables = readRows(
	file,
	`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
	 AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'course\\_search\\_%' ESCAPE '\\'
	 AND name NOT LIKE 'person\\_search%' ESCAPE '\\' AND name <> 'course_word' ORDER BY rowid`
).map(({ name }) => String(name));
const references = new Map(tables.map((table) => [table, referencesOf(table)]));
const taken = new Map(tables.map((table) => [table, new Map<string, Row>()]));

for (const table of tables) {
	for (const row of rowsOf(
		table,
		`rowid IN (SELECT rowid FROM "TABLE" ORDER BY rowid DESC LIMIT ${rowsATable})`
	))
		take(table, row);
	for (const row of rowsOf(table, `rowid IN (SELECT rowid FROM "TABLE" LIMIT ${rowsATable})`))
		take(table, row);
}
mkdirSync(folder, { recursive: true });
const path = join(folder, `${last ?? 'none'}.sql`);
const lines = [...taken.values()].flatMap((rows) => [...rows.keys()]);
writeFileSync(path, lines.join(''));
console.log(`${path}: ${lines.length} rows of ${tables.length} tables`);

/** Takes a row, and first whatever it refers to. */
function take(table: string, row: Row) {
	const key = insertOf(table, row);
	const rows = taken.get(table);
	if (!rows || rows.has(key)) return;
	rows.set(key, row);
	for (const { column, table: parent, to } of references.get(table) ?? []) {
		const value = row[column];
		if (value === null || value === undefined) continue;
		for (const found of rowsOf(parent, `"${to}" = ${literal(value)}`)) take(parent, found);
	}
}

function rowsOf(table: string, where: string): Row[] {
	return readRows(file ?? '', `SELECT * FROM "${table}" WHERE ${where.replaceAll('TABLE', table)}`);
}

function referencesOf(table: string): Reference[] {
	return readRows(file ?? '', `PRAGMA foreign_key_list("${table}")`).map((row) => ({
		column: String(row['from']),
		table: String(row['table']),
		to: String(row['to'])
	}));
}

function insertOf(table: string, row: Row) {
	const columns = Object.keys(row).map((name) => `"${name}"`);
	return `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')});\n`;
}

function literal(value: Row[string]) {
	if (value === null) return 'NULL';
	if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
	if (value instanceof Uint8Array)
		return `x'${[...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')}'`;
	return String(value);
}
