/** Everything the real client does over HTTP, against our own server. */
import type { Client, InValue, ResultSet } from '@libsql/client/http';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, served } from './served.ts';

let client: Client;
beforeEach(async () => {
	client = (await served()).client();
});
const first = (result: ResultSet) => Array.from(result.rows[0] ?? []);
const count = async (table = 't') =>
	first(await client.execute(`SELECT COUNT(*) FROM ${table}`))[0];

describe('execute', () => {
	test('answers values, column names and declared types', async () => {
		await client.execute('CREATE TABLE t (i INTEGER, f FLOAT, t TEXT, b BLOB)');
		await client.execute("INSERT INTO t VALUES (42, 0.5, 'foo', X'626172')");
		const found = await client.execute('SELECT i, f, t, b, i + 1 AS sum FROM t');
		expect(found.toJSON()).toEqual({
			columns: ['i', 'f', 't', 'b', 'sum'],
			columnTypes: ['INTEGER', 'FLOAT', 'TEXT', 'BLOB', ''],
			rows: [[42, 0.5, 'foo', 'YmFy', 43]],
			rowsAffected: 0,
			lastInsertRowid: null
		});
	});

	test('counts the rows that each kind of writing touched', async () => {
		await client.execute('CREATE TABLE t (a)');
		const affected = async (sql: string) => (await client.execute(sql)).rowsAffected;
		expect(await affected('INSERT INTO t VALUES (1), (2), (3)')).toBe(3);
		expect(await affected('WITH x(a) AS (SELECT 2*a FROM t) INSERT INTO t SELECT a+1 FROM x')).toBe(
			3
		);
		expect(await affected('UPDATE t SET a = a + 1 WHERE a > 2 RETURNING a')).toBe(4);
		expect(await affected('DELETE FROM t WHERE a >= 3')).toBe(4);
		expect(await affected('SELECT * FROM t')).toBe(0);
		expect(await affected('CREATE TABLE other (a)')).toBe(0);
	});

	test('gives the last row id exactly, over the whole range', async () => {
		await client.execute('CREATE TABLE t (id INTEGER PRIMARY KEY)');
		for (const id of ['12345', '9223372036854775807', '-9223372036854775808']) {
			const { lastInsertRowid } = await client.execute(`INSERT INTO t VALUES (${id})`);
			expect(String(lastInsertRowid)).toBe(id);
		}
		const returned = await client.execute('INSERT INTO t VALUES (7) RETURNING id');
		expect([first(returned), returned.lastInsertRowid]).toEqual([[7], 7n]);
	});

	test('sees at once what another connection did to the schema', async () => {
		await client.execute('CREATE TABLE t (a)');
		const transaction = await client.transaction('write');
		await client.execute('SELECT * FROM t');
		await transaction.executeMultiple('DROP TABLE t; CREATE TABLE t (x, y)');
		await transaction.commit();
		await client.execute('INSERT INTO t VALUES (1, 2)');
		expect((await client.execute('SELECT * FROM t')).columns).toEqual(['x', 'y']);
		await client.execute('ALTER TABLE t RENAME COLUMN x TO z');
		expect((await client.execute('SELECT * FROM t')).columns).toEqual(['z', 'y']);
	});
});

describe('explain', () => {
	test.each([
		'EXPLAIN SELECT a FROM t WHERE a = ?',
		'EXPLAIN INSERT INTO t VALUES (?) RETURNING a',
		'EXPLAIN QUERY PLAN INSERT INTO t VALUES (?)',
		'EXPLAIN QUERY PLAN UPDATE t SET a = 1 WHERE a = ?',
		'EXPLAIN QUERY PLAN DELETE FROM t',
		'EXPLAIN DROP TABLE t'
	])('%s: explained and no more, it stands in nobody’s way', async (sql) => {
		const client = (await served({ limits: { waitMs: 100 } })).client();
		await client.execute('CREATE TABLE t (a)');
		const args = sql.includes('?') ? [1] : [];
		for (let again = 0; again < 2; again += 1) {
			await client.execute({ sql, args });
			await client.batch([{ sql, args }, 'INSERT INTO t VALUES (2)'], 'write');
		}
		await client.batch(['ALTER TABLE t ADD COLUMN b', 'DELETE FROM t WHERE a > 5'], 'write');
		const { rows } = await client.execute('SELECT count(*) AS n FROM t WHERE a = 2');
		expect(rows[0]?.n).toBe(2);
	});
});

describe('values', () => {
	const echo = async (value: InValue) =>
		first(await client.execute({ sql: 'SELECT ?, typeof(?1)', args: [value] }));

	test.each([
		[null, null, 'null'],
		['', '', 'text'],
		['a\n\r\t "\'\\ ;--', 'a\n\r\t "\'\\ ;--', 'text'],
		['žluťoučký 👩🏽‍⚕️ ᨕ', 'žluťoučký 👩🏽‍⚕️ ᨕ', 'text'],
		[0, 0, 'real'],
		[12.345, 12.345, 'real'],
		[1e18, 1e18, 'real'],
		[Number.MAX_VALUE, Number.MAX_VALUE, 'real'],
		[Number.MIN_VALUE, Number.MIN_VALUE, 'real'],
		[true, 1, 'integer'],
		[new Date('2026-01-02T12:34:56Z'), 1767357296000, 'real']
	])('%j comes back as %j (%s)', async (given, expected, type) => {
		expect(await echo(given)).toEqual([expected, type]);
	});

	test('integers keep all 64 bits', async () => {
		const exact = (await served()).client({ intMode: 'bigint' });
		for (const value of [0n, -42n, 9007199254740993n, 2n ** 63n - 1n, -(2n ** 63n)]) {
			const found = await exact.execute({ sql: "SELECT ?, ?1 || ''", args: [value] });
			expect(first(found)).toEqual([value, String(value)]);
		}
	});

	test('blobs of every length, the empty one too, alone and among others', async () => {
		await client.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB, c)');
		const every = Uint8Array.from({ length: 256 }, (_, at) => at ^ 0xab);
		for (const [id, bytes] of [every, new Uint8Array(1), new Uint8Array(0)].entries()) {
			await client.execute({
				sql: "INSERT INTO t VALUES (?2, ?1, 'a?b' || ?)",
				args: [bytes, id, '?']
			});
		}
		await client.execute({
			sql: 'INSERT INTO t VALUES (:id, :b, $c)',
			args: { id: 3, b: new Uint8Array(0), c: new Uint8Array(0) }
		});
		const { rows } = await client.execute('SELECT b, typeof(b), length(b), c FROM t ORDER BY id');
		expect(rows.map((row) => [row[1], row[2]])).toEqual([
			['blob', 256],
			['blob', 1],
			['blob', 0],
			['blob', 0]
		]);
		expect(rows[0]?.[0]).toEqual(every.buffer);
		expect(rows[2]?.[0]).toEqual(new ArrayBuffer(0));
		expect(rows[2]?.[3]).toBe('a?b?');
		expect(rows[3]?.[3]).toEqual(new ArrayBuffer(0));
	});

	test('an infinity that the database computed arrives as one', async () => {
		expect(first(await client.execute('SELECT 9e999, -9e999'))).toEqual([Infinity, -Infinity]);
	});

	test('text that SQLite would cut or spoil is refused, not stored', async () => {
		expect(await codeOf(echo('before\0after'))).toBe('ARGS_INVALID');
		expect(await codeOf(echo('half \ud83d'))).toBe('ARGS_INVALID');
		expect(await codeOf(client.execute("SELECT 'a\0b'"))).toBe('BLOCKED');
	});
});

describe('arguments', () => {
	test.each([
		['SELECT ?, ?', ['one', 'two'], ['one', 'two']],
		['SELECT ?2, ?3, ?1', ['one', 'two', 'three'], ['two', 'three', 'one']],
		['SELECT ?3, ?1', ['one', 'two', 'three'], ['three', 'one']],
		['SELECT ?2, ?, ?3', ['one', 'two', 'three'], ['two', 'three', 'three']],
		['SELECT :b, :a', { a: 'one', ':b': 'two' }, ['two', 'one']],
		['SELECT @b, @a, @b || @a', { a: 'one', '@b': 'two' }, ['two', 'one', 'twoone']],
		['SELECT :b, :a, ?1', { a: 'one', b: 'two' }, ['two', 'one', 'two']],
		['SELECT $b, $a, ?1', { a: 'one', $b: 'two' }, ['two', 'one', 'two']],
		['SELECT \'?\', ":x", ? /* ? :y */ FROM (SELECT 1 AS ":x") -- ?', ['one'], ['?', 1, 'one']]
	])('%s', async (sql, args, expected) => {
		expect(first(await client.execute({ sql, args }))).toEqual(expected);
	});

	test('too many, too few and unknown ones are refused', async () => {
		expect(await codeOf(client.execute({ sql: 'SELECT ?', args: [1, 2] }))).toBe('ARGS_INVALID');
		expect(await codeOf(client.execute({ sql: 'SELECT ?, ?', args: [1] }))).toBe('ARGS_INVALID');
		expect(await codeOf(client.execute({ sql: 'SELECT :a', args: { b: 1 } }))).toBe('ARGS_INVALID');
	});

	test('one statement bound again does not remember its last values', async () => {
		await client.execute({ sql: 'SELECT ?', args: ['secret'] });
		expect(await codeOf(client.execute('SELECT ?'))).toBe('ARGS_INVALID');
		expect(first(await client.execute({ sql: 'SELECT ?', args: [null] }))).toEqual([null]);
	});
});

describe('errors', () => {
	test.each([
		['INSERT INTO p VALUES (1)', 'SQLITE_CONSTRAINT'],
		["INSERT INTO u VALUES ('a', 1)", 'SQLITE_CONSTRAINT'],
		['INSERT INTO u VALUES (NULL, 1)', 'SQLITE_CONSTRAINT'],
		["INSERT INTO u VALUES ('b', 99)", 'SQLITE_CONSTRAINT'],
		["INSERT INTO u VALUES ('toolong', 1)", 'SQLITE_CONSTRAINT'],
		['DELETE FROM p', 'SQLITE_CONSTRAINT'],
		['SELECT foobar', 'SQL_INPUT_ERROR'],
		['SELECT nowhere(1)', 'SQL_INPUT_ERROR'],
		['COMMIT', 'SQLITE_UNKNOWN'],
		['SELECT * FROM nowhere', 'SQLITE_UNKNOWN'],
		['SELECT', 'SQL_PARSE_ERROR'],
		['NOT A VALID SQL', 'SQL_PARSE_ERROR'],
		['', 'SQL_NO_STATEMENT'],
		['-- nothing', 'SQL_NO_STATEMENT'],
		['SELECT 1; SELECT 2', 'SQL_MANY_STATEMENTS'],
		["ATTACH 'other.db' AS other", 'BLOCKED'],
		["EXPLAIN QUERY PLAN ATTACH 'other.db' AS other", 'BLOCKED'],
		["VACUUM INTO 'copy.db'", 'BLOCKED'],
		['PRAGMA journal_mode = DELETE', 'BLOCKED'],
		['PRAGMA synchronous = OFF', 'BLOCKED'],
		['PRAGMA "main"."journal_mode" = DELETE', 'BLOCKED'],
		["PRAGMA 'journal_mode'(DELETE)", 'BLOCKED'],
		["PRAGMA rekey = 'x'", 'BLOCKED'],
		["SELECT readfile('/etc/hostname')", 'BLOCKED'],
		['SELECT "ReadFile"(\'/etc/hostname\')', 'BLOCKED'],
		["SELECT writefile('x.txt', 'x')", 'BLOCKED'],
		["SELECT * FROM [fsdir]('/')", 'BLOCKED'],
		["SELECT * FROM 'fsdir'('/')", 'BLOCKED'],
		["SELECT load_extension('x.so')", 'BLOCKED'],
		['UPDATE sqlite_dbpage SET data = NULL', 'BLOCKED'],
		["CREATE VIEW v AS SELECT `readfile`('/etc/hostname')", 'BLOCKED']
	])('%s → %s', async (sql, code) => {
		await client.executeMultiple(`
			CREATE TABLE p (id INTEGER PRIMARY KEY);
			CREATE TABLE u (a TEXT NOT NULL UNIQUE CHECK (length(a) < 5), p REFERENCES p(id));
			CREATE TRIGGER kept BEFORE DELETE ON p BEGIN SELECT RAISE(ABORT, 'append-only'); END;
			INSERT INTO p VALUES (1);
			INSERT INTO u VALUES ('a', 1);
		`);
		expect(await codeOf(client.execute(sql))).toBe(code);
	});
});

test('a text may name what SQL must not call', async () => {
	const { rows } = await client.execute("SELECT 'see readfile()' AS a, 'x' AS readfiles");
	expect(rows).toEqual([{ a: 'see readfile()', readfiles: 'x' }]);
});

describe('executeMultiple', () => {
	test('runs scripts with triggers, comments and own transactions', async () => {
		await client.executeMultiple(`
			CREATE TABLE t (a); CREATE TABLE log (a); -- ; not here
			CREATE TRIGGER noted AFTER INSERT ON t BEGIN
				INSERT INTO log VALUES (CASE WHEN new.a > 1 THEN 'big;' ELSE 'small' END);
				INSERT INTO log VALUES ('x');
			END;
			BEGIN; INSERT INTO t VALUES (1), (2); COMMIT;
		`);
		expect(await count('log')).toBe(4);
		await client.executeMultiple('  \n-- only a comment\n');
	});

	test('stops at the first error and rolls back what it had opened', async () => {
		const failing = client.executeMultiple(`
			CREATE TABLE t (a); INSERT INTO t VALUES (0);
			BEGIN; INSERT INTO t VALUES (1); INSERT INTO t VALUES (foo()); COMMIT;
		`);
		expect(await codeOf(failing)).toBe('SQL_INPUT_ERROR');
		expect(await count()).toBe(1);
	});
});
