/** What is written together, as the real client does it over HTTP, against our own server. */
import type { Client, ResultSet } from '@libsql/client/http';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, served } from './served.ts';

let client: Client;
beforeEach(async () => {
	client = (await served()).client();
});
const first = (result: ResultSet) => Array.from(result.rows[0] ?? []);
const count = async (table = 't') =>
	first(await client.execute(`SELECT COUNT(*) FROM ${table}`))[0];

describe('batch', () => {
	test('of reads, with arguments', async () => {
		const found = await client.batch(
			['SELECT 1+1', { sql: 'VALUES (?), (?)', args: ['big', 'ben'] }],
			'read'
		);
		expect(found.map((each) => each.rows.map((row) => row[0]))).toEqual([[2], ['big', 'ben']]);
	});

	test.each(['write', 'deferred'] as const)('mode %s runs in order', async (mode) => {
		const found = await client.batch(
			[
				'DROP TABLE IF EXISTS t',
				'CREATE TABLE t (a)',
				'INSERT INTO t VALUES (21) RETURNING 2*a',
				'SELECT a FROM t'
			],
			mode
		);
		expect(found.map((each) => each.rows[0]?.[0])).toEqual([undefined, undefined, 42, 21]);
	});

	test('that fails changes nothing', async () => {
		await client.execute('CREATE TABLE t (a)');
		const failing = ['INSERT INTO t VALUES (1)', 'SELECT foobar', 'INSERT INTO t VALUES (2)'];
		expect(await codeOf(client.batch(failing, 'write'))).toBe('SQL_INPUT_ERROR');
		expect(await codeOf(client.batch(failing, 'deferred'))).toBe('SQL_INPUT_ERROR');
		expect(await count()).toBe(0);
	});

	test('of a thousand different statements, and of four thousand alike', async () => {
		const different = await client.batch(
			Array.from({ length: 1_000 }, (_, at) => `SELECT ${at}`),
			'read'
		);
		expect(different.map((each) => each.rows[0]?.[0])).toEqual(different.map((_, at) => at));
		const alike = await client.batch(
			Array.from({ length: 4_000 }, (_, at) => ({ sql: `SELECT ?, ${at % 200}`, args: [at] })),
			'read'
		);
		expect(alike.every((each, at) => each.rows[0]?.[0] === at)).toBe(true);
	});

	test('a hundred at once each see their own writes whole', async () => {
		await client.batch(['CREATE TABLE a (n)', 'CREATE TABLE b (n)'], 'write');
		const sums = await Promise.all(
			Array.from({ length: 100 }, (_, n) =>
				client.batch(
					[
						{ sql: 'INSERT INTO a VALUES (?)', args: [n] },
						{ sql: 'INSERT INTO b VALUES (?)', args: [n * 10] },
						'SELECT (SELECT SUM(n) FROM b) - 10 * (SELECT SUM(n) FROM a)'
					],
					'write'
				)
			)
		);
		expect(sums.map((each) => each[2]?.rows[0]?.[0])).toEqual(sums.map(() => 0));
		expect(first(await client.execute('SELECT SUM(n) FROM a'))).toEqual([4950]);
	});

	test('migrate() switches foreign keys off for itself only', async () => {
		await client.execute('CREATE TABLE p (id INTEGER PRIMARY KEY)');
		await client.execute('CREATE TABLE c (p REFERENCES p(id))');
		await client.migrate(['INSERT INTO c VALUES (5)']);
		expect(await count('c')).toBe(1);
		for (let at = 0; at < 10; at += 1) {
			expect(await codeOf(client.execute('INSERT INTO c VALUES (6)'))).toBe('SQLITE_CONSTRAINT');
		}
	});
});

describe('transaction', () => {
	beforeEach(async () => {
		await client.execute('CREATE TABLE t (a UNIQUE)');
	});

	test('commits, and is closed afterwards', async () => {
		const transaction = await client.transaction('write');
		await transaction.execute("INSERT INTO t VALUES ('one')");
		await transaction.execute("INSERT INTO t VALUES ('two')");
		await transaction.commit();
		expect([transaction.closed, await count()]).toEqual([true, 2]);
		expect(await codeOf(transaction.execute('SELECT 1'))).toBe('TRANSACTION_CLOSED');
	});

	test.each(['rollback', 'close'] as const)('%s() leaves nothing behind', async (end) => {
		const transaction = await client.transaction('write');
		await transaction.execute("INSERT INTO t VALUES ('one')");
		await transaction[end]();
		expect(await codeOf(transaction.execute('SELECT 1'))).toBe('TRANSACTION_CLOSED');
		await client.execute("INSERT INTO t VALUES ('after')");
		expect(await count()).toBe(1);
	});

	test('goes on after a statement that failed', async () => {
		const transaction = await client.transaction('write');
		expect(await codeOf(transaction.execute('SELECT foo'))).toBe('SQL_INPUT_ERROR');
		await transaction.execute('INSERT INTO t VALUES (1)');
		expect(await codeOf(transaction.execute('INSERT INTO t VALUES (1)'))).toBe('SQLITE_CONSTRAINT');
		await transaction.commit();
		expect(await count()).toBe(1);
	});

	describe.each(['ROLLBACK', 'INSERT OR ROLLBACK INTO t VALUES (1)'])('that meets %s', (ending) => {
		test('is over: nothing more is executed, and it cannot be committed', async () => {
			const transaction = await client.transaction('write');
			const first = transaction.execute('INSERT INTO t VALUES (1), (2)');
			const last = transaction.execute(ending);
			const late = transaction.execute('INSERT INTO t VALUES (3)');
			await first;
			await last.catch(() => undefined);
			expect(await codeOf(late)).toBe('TRANSACTION_CLOSED');
			expect(await codeOf(transaction.execute('SELECT 1'))).toBe('TRANSACTION_CLOSED');
			expect(await codeOf(transaction.commit())).toBe('SQLITE_UNKNOWN');
			expect(await count()).toBe(0);
		});

		test('as its first statement is over as well', async () => {
			await client.execute('INSERT INTO t VALUES (1)');
			const transaction = await client.transaction('write');
			await transaction.execute(ending).catch(() => undefined);
			expect(await codeOf(transaction.execute('INSERT INTO t VALUES (3)'))).toBe(
				'TRANSACTION_CLOSED'
			);
			transaction.close();
			expect(await count()).toBe(1);
		});

		test('in a batch stops the batch', async () => {
			const steps = ['INSERT INTO t VALUES (1)', ending, 'INSERT INTO t VALUES (3)'];
			expect(await codeOf(client.batch(steps, 'write'))).toBe(
				ending === 'ROLLBACK' ? 'TRANSACTION_CLOSED' : 'SQLITE_CONSTRAINT'
			);
			expect(await count()).toBe(0);
		});
	});

	test('commit and rollback of an empty one are fine', async () => {
		await (await client.transaction('read')).commit();
		await (await client.transaction('write')).rollback();
	});

	test('takes batches and many statements at once, as first and second operation', async () => {
		const transaction = await client.transaction('write');
		await transaction.batch([
			'INSERT INTO t VALUES (1)',
			{ sql: 'INSERT INTO t VALUES (?)', args: [2] }
		]);
		await transaction.executeMultiple('INSERT INTO t VALUES (4); INSERT INTO t VALUES (8);');
		expect(first(await transaction.execute('SELECT SUM(a) FROM t'))).toEqual([15]);
		expect(
			await codeOf(
				transaction.batch([
					'INSERT INTO t VALUES (16)',
					'INSERT INTO t VALUES (1)',
					'INSERT INTO t VALUES (32)'
				])
			)
		).toBe('SQLITE_CONSTRAINT');
		await transaction.commit();
		expect(first(await client.execute('SELECT SUM(a) FROM t'))).toEqual([31]);
	});

	test('readers see the state before, while it is open', async () => {
		const transaction = await client.transaction('write');
		await transaction.execute('INSERT INTO t VALUES (1)');
		expect(await count()).toBe(0);
		await transaction.commit();
		expect(await count()).toBe(1);
	});
});
