/** What a broken or hostile client may send: it is answered, and the next one is served as ever. */
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { served, statements } from './served.ts';

const pipeline = (requests: unknown[], baton: string | null = null) => ({ baton, requests });
const one = statements('SELECT 1');

describe('a value too large for the process', () => {
	test.each([
		["SELECT printf('%.*c', 900000000, 'x')"],
		['SELECT zeroblob(900000000)'],
		["SELECT length(printf('%.*c', 900000000, 'x'))"]
	])('%s is refused before it is made', async (sql) => {
		const { post } = await served();
		const { json } = await post('/v3/pipeline', pipeline(statements(sql, 'SELECT 1')));
		expect(json.results?.map((each) => each.error?.code ?? each.type)).toEqual([
			'SQLITE_NOMEM',
			'ok'
		]);
	});

	test('nobody changes that limit', async () => {
		const { post } = await served();
		const texts = ['PRAGMA hard_heap_limit=1000', 'PRAGMA soft_heap_limit(1000)'];
		const { json } = await post('/v3/pipeline', pipeline(statements(...texts)));
		expect(json.results?.map((each) => each.error?.code)).toEqual(['BLOCKED', 'BLOCKED']);
	});
});

test('a transaction before anything was ever written is answered', async () => {
	const { post } = await served();
	const broken = { type: 'sequence', sql: "SAVEPOINT s; x'" };
	const { status, json } = await post(
		'/v3/pipeline',
		pipeline([broken, ...statements('SELECT 1')])
	);
	expect([status, json.results?.map(({ type }) => type)]).toEqual([200, ['error', 'ok']]);
});

describe('batons', () => {
	test('two requests with one: the first is served, the second refused', async () => {
		const { post } = await served();
		const begun = await post('/v3/pipeline', pipeline(statements('CREATE TABLE t (a)')));
		const insert = pipeline(statements('INSERT INTO t VALUES (1)'), begun.json.baton);
		const both = await Promise.all([post('/v3/pipeline', insert), post('/v3/pipeline', insert)]);
		expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
		const { json } = await post('/v3/pipeline', pipeline(statements('SELECT count(*) FROM t')));
		expect(json.results?.[0]?.response?.result?.rows).toEqual([[{ type: 'integer', value: '1' }]]);
	});

	test('after its stream was closed, and at another database, one is unknown', async () => {
		const { post } = await served();
		const opened = await post('/v3/pipeline', pipeline(one));
		const elsewhere = await post('/other/v3/pipeline', pipeline(one, opened.json.baton));
		await post('/v3/pipeline', pipeline([{ type: 'close' }], opened.json.baton));
		const late = await post('/v3/pipeline', pipeline(one, opened.json.baton));
		expect([elsewhere, late].map(({ status, json }) => [status, json.code])).toEqual([
			[400, 'BATON_INVALID'],
			[400, 'BATON_INVALID']
		]);
	});
});

describe('statements', () => {
	test('without wanted rows are run, and answered without', async () => {
		const { post } = await served();
		const stmt = { sql: 'INSERT INTO t VALUES (1), (2) RETURNING a', want_rows: false };
		const { json } = await post(
			'/v3/pipeline',
			pipeline([...statements('CREATE TABLE t (a)'), { type: 'execute', stmt }])
		);
		const result = json.results?.[1]?.response?.result;
		expect([result?.rows, result?.affected_row_count]).toEqual([[], 2]);
	});

	test('a replication index is not needed here and not in the way', async () => {
		const { post } = await served();
		const execute = { type: 'execute', stmt: { sql: 'SELECT 1', replication_index: '7' } };
		expect((await post('/v3/pipeline', pipeline([execute]))).json.results?.[0]?.type).toBe('ok');
	});

	test('BEGIN READONLY, which the client sends for reading, begins a transaction that reads', async () => {
		const { post } = await served();
		const texts = ['CREATE TABLE t (a)', 'BEGIN READONLY', 'SELECT * FROM t', 'COMMIT'];
		const { json } = await post('/v3/pipeline', pipeline(statements(...texts)));
		expect(json.results?.map((each) => each.error?.message ?? each.type)).toEqual(
			texts.map(() => 'ok')
		);
	});

	test('explained ones leave nothing running: later commits succeed', async () => {
		const { post } = await served();
		const texts = [
			'CREATE TABLE t (a)',
			'EXPLAIN SELECT * FROM t',
			'EXPLAIN QUERY PLAN DELETE FROM t',
			'EXPLAIN INSERT INTO t VALUES (1)',
			'BEGIN',
			'INSERT INTO t VALUES (1)',
			'COMMIT'
		];
		const { json } = await post('/v3/pipeline', pipeline(statements(...texts)));
		expect(json.results?.map((each) => each.error?.message ?? each.type)).toEqual(
			texts.map(() => 'ok')
		);
	});
});

describe('bodies', () => {
	test('in gzip are not read, and say so', async () => {
		const { url, post } = await served();
		const answer = await fetch(`${url}/v3/pipeline`, {
			method: 'POST',
			headers: { 'content-encoding': 'gzip' },
			body: new Uint8Array(gzipSync(JSON.stringify(pipeline(one))))
		});
		expect(answer.status).toBe(415);
		expect((await post('/v3/pipeline', pipeline(one))).status).toBe(200);
	});

	test('announced too large are refused before they come', async () => {
		const { port, post } = await served();
		const asked = request({
			port,
			path: '/v3/pipeline',
			method: 'POST',
			headers: { 'content-length': String(10 ** 12) }
		});
		asked.on('error', () => undefined);
		const status = new Promise((told) =>
			asked.once('response', (answer) => told(answer.statusCode))
		);
		asked.flushHeaders();
		expect(await status).toBe(413);
		asked.destroy();
		expect((await post('/v3/pipeline', pipeline(one))).status).toBe(200);
	});
});
