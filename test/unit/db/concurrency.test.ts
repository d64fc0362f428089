/** Many writers, slow writers and vanished writers on one database. */
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { codeOf, served, sleep, statements } from './served.ts';

const begin = statements('BEGIN IMMEDIATE', 'INSERT INTO t VALUES (0)');

async function withTable(limits: Parameters<typeof served>[0] = {}) {
	const server = await served(limits);
	const client = server.client();
	await client.execute('CREATE TABLE t (a)');
	const values = async () => (await client.execute('SELECT a FROM t')).rows.map((row) => row.a);
	return { ...server, own: client, values };
}

describe('writers', () => {
	test('fifty at once all commit, none waits for SQLite', { timeout: 60_000 }, async () => {
		const { client, values } = await withTable();
		await Promise.all(
			Array.from({ length: 50 }, async (_, at) => {
				const transaction = await client().transaction('write');
				const found = await transaction.execute('SELECT COUNT(*) AS n FROM t');
				await transaction.execute({
					sql: 'INSERT INTO t VALUES (?)',
					args: [found.rows[0]?.n ?? at]
				});
				await transaction.commit();
			})
		);
		expect(await values()).toEqual(Array.from({ length: 50 }, (_, at) => at));
	});

	test('take turns in the order they came', async () => {
		const { own, post, values } = await withTable();
		const { json } = await post('/v2/pipeline', { requests: begin });
		const order: number[] = [];
		const waiting = [1, 2, 3, 4, 5].map(async (at) => {
			await sleep(at * 30);
			await own.execute(`INSERT INTO t VALUES (${at})`);
			order.push(at);
		});
		await sleep(300);
		expect(order).toEqual([]);
		await post('/v2/pipeline', { baton: json.baton, requests: statements('COMMIT') });
		await Promise.all(waiting);
		expect([order, await values()]).toEqual([
			[1, 2, 3, 4, 5],
			[0, 1, 2, 3, 4, 5]
		]);
	});

	test('do not hold up readers', async () => {
		const { own, post, values } = await withTable();
		const { json } = await post('/v2/pipeline', { requests: begin });
		let waits = true;
		const waiting = own.execute('INSERT INTO t VALUES (1)').finally(() => (waits = false));
		expect([await values(), waits]).toEqual([[], true]);
		await post('/v2/pipeline', { baton: json.baton, requests: statements('ROLLBACK') });
		await waiting;
		expect(await values()).toEqual([1]);
	});

	test('are told SQLITE_BUSY when it takes too long', async () => {
		const { own, post } = await withTable({ limits: { waitMs: 150 } });
		await post('/v2/pipeline', { requests: begin });
		expect(await codeOf(own.execute('INSERT INTO t VALUES (1)'))).toBe('SQLITE_BUSY');
		expect(await codeOf(own.batch(['INSERT INTO t VALUES (1)'], 'write'))).toBe('SQLITE_BUSY');
	});

	test('a reader that becomes a writer waits for its turn', async () => {
		const { post, values } = await withTable();
		const first = await post('/v2/pipeline', { requests: begin });
		const late = await post('/v2/pipeline', { requests: statements('BEGIN DEFERRED') });
		const upgrade = post('/v2/pipeline', {
			baton: late.json.baton,
			requests: statements('INSERT INTO t VALUES (1)', 'COMMIT')
		});
		await sleep(100);
		await post('/v2/pipeline', { baton: first.json.baton, requests: statements('COMMIT') });
		const { json } = await upgrade;
		expect(json.results?.map((each) => each.type)).toEqual(['ok', 'ok']);
		expect(await values()).toEqual([0, 1]);
	});

	test('one whose snapshot has become old is told so, and holds up nobody', async () => {
		const { own, post, values } = await withTable();
		const reading = statements('BEGIN DEFERRED', 'SELECT * FROM t');
		const old = await post('/v2/pipeline', { requests: reading });
		await own.execute('INSERT INTO t VALUES (1)');
		const { json } = await post('/v2/pipeline', {
			baton: old.json.baton,
			requests: statements('INSERT INTO t VALUES (2)')
		});
		expect(json.results?.[0]?.error?.code).toBe('SQLITE_BUSY');
		await own.execute('INSERT INTO t VALUES (3)');
		expect(await values()).toEqual([1, 3]);
	});

	test('an idle transaction gives way to those who wait', async () => {
		const { own, post, values } = await withTable({ limits: { holdMs: 150 } });
		const { json } = await post('/v2/pipeline', { requests: begin });
		await own.execute('INSERT INTO t VALUES (1)');
		const late = await post('/v2/pipeline', { baton: json.baton, requests: statements('COMMIT') });
		expect([late.json.code, await values()]).toEqual(['STREAM_EXPIRED', [1]]);
	});
});

describe('a client that vanishes', () => {
	test('in the middle of a request leaves no transaction', async () => {
		const { own, port, values } = await withTable();
		const endless = 'SELECT * FROM t WHERE a IN (SELECT a FROM t)';
		const body = JSON.stringify({
			requests: [...begin, { type: 'batch', batch: { steps: steps(endless, 20_000) } }]
		});
		const socket = connect(port, '127.0.0.1');
		socket.write(
			`POST /v2/pipeline HTTP/1.1\r\nhost: x\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
		);
		await sleep(100);
		socket.destroy();
		await own.execute('INSERT INTO t VALUES (1)');
		expect(await values()).toEqual([1]);
	});

	test('while it waits to write leaves the queue', async () => {
		const { own, port, post, values } = await withTable();
		const { json } = await post('/v2/pipeline', { requests: begin });
		const body = JSON.stringify({ requests: statements('INSERT INTO t VALUES (666)') });
		const socket = connect(port, '127.0.0.1');
		socket.write(
			`POST /v2/pipeline HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`
		);
		await sleep(100);
		socket.destroy();
		await sleep(50);
		await post('/v2/pipeline', { baton: json.baton, requests: statements('COMMIT') });
		await own.execute('INSERT INTO t VALUES (1)');
		expect(await values()).toEqual([0, 1]);
	});

	test('half a request harms nobody', async () => {
		const { own, port } = await withTable();
		for (const text of [
			'POST /v2/pipeline HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{',
			'\0\r\n\r\n'
		]) {
			const socket = connect(port, '127.0.0.1');
			socket.on('error', () => undefined);
			socket.write(text);
			await sleep(20);
			socket.destroy();
		}
		expect((await own.execute('SELECT 1')).rows.length).toBe(1);
	});
});

test('a server that stops lets an open transaction finish, then rolls back', async () => {
	const { post, stop, client, dir } = await withTable({ limits: { graceMs: 300 } });
	const finishing = await post('/v2/pipeline', { requests: begin });
	client();
	const stopping = stop();
	const last = await post('/v2/pipeline', {
		baton: finishing.json.baton,
		requests: statements('COMMIT')
	}).catch(() => null);
	await stopping;
	const again = await served({ fileFor: () => `${dir}/default.db` });
	const { rows } = await again.client().execute('SELECT a FROM t');
	expect(rows.length).toBe(last?.json.results?.[0]?.type === 'ok' ? 1 : 0);
});

const steps = (sql: string, count: number) =>
	Array.from({ length: count }, () => ({ stmt: { sql } }));
