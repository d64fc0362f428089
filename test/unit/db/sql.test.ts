import { describe, expect, test } from 'vitest';
import { analyse } from '#db/hrana/sql.ts';

describe('which texts wait for their turn to write', () => {
	test.each([
		['SELECT 1', false],
		['  -- x\n/* y */ select 1', false],
		['VALUES (1)', false],
		['WITH x AS (SELECT 1) SELECT * FROM x', false],
		['WITH x AS (SELECT 1), y AS (DELETE_ME) INSERT INTO t SELECT * FROM x', true],
		['with x(a) as (select 2*a from t) update t set a = 1', true],
		['INSERT INTO t VALUES (1)', true],
		["insert into t values ('select')", true],
		['REPLACE INTO t VALUES (1)', true],
		['DELETE FROM t', true],
		['CREATE TABLE t (a)', true],
		['EXPLAIN DELETE FROM t', false],
		['EXPLAIN QUERY PLAN INSERT INTO t VALUES (1)', false],
		['BEGIN', false],
		['BEGIN DEFERRED', false],
		['begin immediate transaction', true],
		['BEGIN EXCLUSIVE', true],
		['COMMIT', false],
		['ROLLBACK', false],
		['SAVEPOINT a', false],
		['PRAGMA foreign_keys', false],
		['PRAGMA table_info(t)', false],
		['PRAGMA main.table_info("t")', false],
		['PRAGMA user_version = 3', true],
		['PRAGMA wal_checkpoint', true],
		['VACUUM', true],
		['SELECT 1; SELECT 2; DELETE FROM t', true],
		['', false]
	])('%s', (sql, writes) => {
		expect(analyse(sql).writes).toBe(writes);
	});
});

describe('how many statements a text holds', () => {
	test.each([
		['', 0],
		[' ; ;\n-- x', 0],
		['SELECT 1', 1],
		["SELECT ';'; -- ;", 1],
		['SELECT 1; SELECT 2', 2],
		['SELECT "a;b", [c;d], `e;f` /* ; */', 1],
		['CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; SELECT CASE 1 WHEN 1 THEN 2 END; END', 1],
		['CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 1;', 2],
		["SELECT 'it''s; fine'", 1]
	])('%s', (sql, count) => {
		expect(analyse(sql).statements).toBe(count);
	});
});

describe('parameters', () => {
	test.each([
		['SELECT ?, ?3, :one, $two, @three', [null, null, '?3', ':one', '$two', '@three']],
		['SELECT :a, ?1, :a, ?', [':a', null]],
		["SELECT '?', a$b, \"@c\", x'00' -- :d", []],
		['SELECT $a::b::c', ['$a::b::c']]
	])('%s', (sql, names) => {
		expect(analyse(sql).names).toEqual(names);
	});

	test('are found where they stand', () => {
		const sql = 'SELECT ?2, :a';
		const places = analyse(sql).parameters.map(({ start, end, index }) => [
			sql.slice(start, end),
			index
		]);
		expect(places).toEqual([
			['?2', 2],
			[':a', 3]
		]);
	});
});

test('settings of the connection are recognised', () => {
	expect(analyse('PRAGMA foreign_keys=off').taints).toBe(true);
	expect(analyse('CREATE TEMP TABLE x (a)').taints).toBe(true);
	expect(analyse('CREATE TABLE x (a)').taints).toBe(false);
	expect(analyse('PRAGMA journal_mode = wal').refused).toBeNull();
	expect(analyse('PRAGMA writable_schema = on').refused).not.toBeNull();
});

test('a text of several megabytes is read to its end', () => {
	const sql = `INSERT INTO t VALUES ('${"x''y".repeat(500_000)}')${",('a;?')".repeat(200_000)}, (:z)`;
	const { statements, parameters } = analyse(sql);
	expect([statements, parameters.map(({ end }) => end)]).toEqual([1, [sql.length - 1]]);
});
