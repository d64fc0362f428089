/** Hrana over HTTP as it travels: versions, batons, conditions, cursors, limits, manners. */
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { serveLibsql } from '#db/local-server.ts';
import { served, sleep, statements } from './served.ts';

const one = { type: 'execute', stmt: { sql: 'SELECT 1' } };
const pipeline = (requests: unknown[], baton: string | null = null) => ({ baton, requests });

describe('doors', () => {
	test.each([
		['/v2', 200],
		['/v3', 200],
		['/v3/', 200],
		['/team/v2', 200],
		['/v3-protobuf', 404],
		['/v1', 404],
		['/', 404],
		['/a/b/v2', 404],
		['/%2e%2e/v2', 404],
		['/..%2fsecret/v2', 404],
		['/-x/v2', 404]
	])('GET %s → %i', async (path, status) => {
		const { port } = await served();
		const got = await new Promise((answer) =>
			request({ port, path }, (response) => answer(response.statusCode)).end()
		);
		expect(got).toBe(status);
	});

	test('each name is a database of its own; none is `default`', async () => {
		const { post } = await served();
		await post('/v2/pipeline', pipeline(statements('CREATE TABLE t (a)')));
		const there = async (path: string) =>
			(await post(`${path}/pipeline`, pipeline(statements('SELECT * FROM t')))).json.results?.[0]
				?.type;
		expect([await there('/v2'), await there('/default/v3'), await there('/other/v2')]).toEqual([
			'ok',
			'ok',
			'error'
		]);
	});

	test('a token is asked for when there is one', async () => {
		const { post } = await served({ authToken: 'secret-token' });
		const status = async (headers: Record<string, string>) =>
			(await post('/v2/pipeline', pipeline([one]), headers)).status;
		expect(await status({})).toBe(401);
		expect(await status({ authorization: 'Bearer secret-tokem' })).toBe(401);
		expect(await status({ authorization: 'Bearer secret-token' })).toBe(200);
	});

	test('a web page of another site may not call', async () => {
		const { post } = await served();
		const status = async (origin: string) =>
			(await post('/v2/pipeline', pipeline([one]), { origin })).status;
		expect([await status('https://evil.example'), await status('http://localhost:8787')]).toEqual([
			403, 200
		]);
	});

	test('other machines are served only with a token', async () => {
		await expect(serveLibsql({ fileFor: () => 'x.db', host: '0.0.0.0' })).rejects.toThrow(/token/);
	});
});

describe('what is not Hrana is refused whole', () => {
	test.each([
		['{'],
		['[]'],
		['{"requests": 1}'],
		['{"requests": [{"type": "dance"}]}'],
		['{"requests": [{"type": "execute"}]}'],
		['{"requests": [{"type": "execute", "stmt": {}}]}'],
		['{"requests": [{"type": "execute", "stmt": {"sql": "SELECT 1", "sql_id": 1}}]}'],
		['{"requests": [{"type": "execute", "stmt": {"sql_id": 7}}]}'],
		['{"requests": [{"type": "close"}, {"type": "get_autocommit"}]}'],
		[
			'{"requests": [{"type": "batch", "batch": {"steps": [{"condition": {"type": "ok", "step": 0}, "stmt": {"sql": "SELECT 1"}}]}}]}'
		],
		['{"baton": "made.1", "requests": []}']
	])('%s', async (body) => {
		const { post } = await served();
		const reply = await post('/v2/pipeline', body);
		expect([reply.status, typeof reply.json.code]).toEqual([400, 'string']);
	});

	test('a body without end', async () => {
		const { post } = await served({ limits: { bodyBytes: 1_000 } });
		const reply = await post('/v2/pipeline', pipeline(statements(`SELECT '${'x'.repeat(2_000)}'`)));
		expect([reply.status, reply.json.code]).toEqual([413, 'REQUEST_TOO_LARGE']);
	});

	test('bad values fail their statement only', async () => {
		const { post } = await served();
		const values = [
			{ type: 'integer', value: '9223372036854775808' },
			{ type: 'integer', value: 1 },
			{ type: 'float', value: '1' },
			{ type: 'blob' },
			{ type: 'number', value: 1 },
			{ type: 'text' }
		];
		const { json } = await post(
			'/v2/pipeline',
			pipeline([
				...values.map((value) => ({ type: 'execute', stmt: { sql: 'SELECT ?', args: [value] } })),
				one
			])
		);
		expect(json.results?.map((each) => each.error?.code ?? each.type)).toEqual([
			...values.map(() => 'ARGS_INVALID'),
			'ok'
		]);
	});
});

describe('streams', () => {
	test('a baton is good for one request', async () => {
		const { post } = await served();
		const { json: begun } = await post('/v3/pipeline', pipeline(statements('BEGIN')));
		const baton = begun.baton ?? '';
		const next = await post('/v3/pipeline', pipeline([{ type: 'get_autocommit' }], baton));
		expect(next.json.results?.[0]?.response?.is_autocommit).toBe(false);
		const again = await post('/v3/pipeline', pipeline([one], baton));
		expect([again.status, again.json.code]).toEqual([400, 'BATON_REUSED']);
		const last = await post('/v3/pipeline', pipeline([{ type: 'close' }], next.json.baton));
		expect(last.json.baton).toBeNull();
	});

	test('keep SQL texts under a number', async () => {
		const { post } = await served();
		const { json } = await post(
			'/v2/pipeline',
			pipeline([
				{ type: 'store_sql', sql_id: 1, sql: 'SELECT :a' },
				{
					type: 'execute',
					stmt: { sql_id: 1, named_args: [{ name: 'a', value: { type: 'text', value: 'x' } }] }
				},
				{ type: 'describe', sql_id: 1 },
				{ type: 'close_sql', sql_id: 1 }
			])
		);
		expect(json.results?.[1]?.response?.result?.rows).toEqual([[{ type: 'text', value: 'x' }]]);
		expect(json.results?.[2]?.response?.result?.params).toEqual([{ name: ':a' }]);
	});

	test('a kept statement meets a table that others have made anew', async () => {
		const { post } = await served();
		const insert = "INSERT INTO t VALUES ('a', 'b')";
		const stream = () => {
			let baton: string | null | undefined = null;
			return async (...texts: string[]) => {
				const { json } = await post('/v3/pipeline', pipeline(statements(...texts), baton));
				baton = json.baton;
				return json.results?.map((each) => each.error?.message ?? each.type);
			};
		};
		const [own, other] = [stream(), stream()];
		await own('CREATE TABLE t (a, b)', insert, 'BEGIN', 'DROP TABLE t', 'ROLLBACK');
		await other('BEGIN', 'DROP TABLE t', 'CREATE TABLE t (n)', 'COMMIT');
		await own('SELECT * FROM t');
		await other('BEGIN', 'DROP TABLE t', 'CREATE TABLE t (a, b)', 'COMMIT');
		expect(await own(insert, 'SELECT * FROM t')).toEqual(['ok', 'ok']);
	});

	test('an idle one expires and its transaction is rolled back', async () => {
		const { post, client } = await served({ limits: { idleMs: 100 } });
		const { json } = await post(
			'/v2/pipeline',
			pipeline(statements('CREATE TABLE t (a)', 'BEGIN IMMEDIATE', 'INSERT INTO t VALUES (1)'))
		);
		await sleep(250);
		const late = await post('/v2/pipeline', pipeline([one], json.baton));
		expect([late.status, late.json.code]).toEqual([400, 'STREAM_EXPIRED']);
		expect((await client().execute('SELECT * FROM t')).rows).toEqual([]);
	});

	test('the real client sees the time-out too', async () => {
		// Long enough for two statements in a row on a busy machine.
		const client = (await served({ limits: { idleMs: 500 } })).client();
		await client.execute('CREATE TABLE t (a)');
		const transaction = await client.transaction('write');
		await transaction.execute('INSERT INTO t VALUES (1)');
		await sleep(900);
		await expect(transaction.commit()).rejects.toMatchObject({ code: 'STREAM_EXPIRED' });
		await client.execute('INSERT INTO t VALUES (2)');
		expect((await client.execute('SELECT a FROM t')).rows).toEqual([{ a: 2 }]);
	});

	test('many commits of one request reach the disk together, one by itself', async () => {
		const { post } = await served();
		const level = async (baton: string | null | undefined, ...texts: string[]) => {
			const { json } = await post('/v3/pipeline', pipeline(statements(...texts), baton ?? null));
			return { baton: json.baton, rows: json.results?.at(-1)?.response?.result?.rows };
		};
		const insert = 'INSERT INTO t VALUES (1)';
		const asked = 'PRAGMA synchronous';
		const full = [[{ type: 'integer', value: '2' }]];
		const first = await level(null, 'CREATE TABLE t (a)', asked);
		const many = await level(first.baton, insert, insert, asked);
		const open = await level(many.baton, insert, insert, 'BEGIN', insert);
		const late = await level(open.baton, 'COMMIT', asked);
		const last = await level(late.baton, insert, asked);
		expect([first.rows, last.rows]).toEqual([full, full]);
		expect(many.rows).toEqual([[{ type: 'integer', value: '1' }]]);
		const steps = [insert, insert, asked].map((sql) => ({ stmt: { sql } }));
		const cursor = await post('/v3/cursor', { baton: last.baton, batch: { steps } });
		expect(cursor.text).toContain('"row":[{"type":"integer","value":"1"}]');
	});

	test('too many rows are refused, and the connection stays usable', async () => {
		const { post } = await served({ limits: { answerBytes: 10_000 } });
		const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n';
		const { json } = await post(
			'/v2/pipeline',
			pipeline(statements('CREATE TABLE t (a)', endless, 'DROP TABLE t', 'SELECT 1'))
		);
		expect(json.results?.map((each) => each.error?.code ?? each.type)).toEqual([
			'ok',
			'RESPONSE_TOO_LARGE',
			'ok',
			'ok'
		]);
	});
});

describe('batches', () => {
	test('run each step whose condition holds', async () => {
		const { post } = await served();
		const ok = { type: 'ok', step: 0 };
		const failed = { type: 'error', step: 1 };
		const conditions: [unknown, boolean][] = [
			[ok, true],
			[{ type: 'ok', step: 1 }, false],
			[{ type: 'error', step: 0 }, false],
			[failed, true],
			[{ type: 'not', cond: ok }, false],
			[{ type: 'and', conds: [] }, true],
			[{ type: 'and', conds: [ok, failed] }, true],
			[{ type: 'and', conds: [ok, { type: 'ok', step: 1 }] }, false],
			[{ type: 'or', conds: [] }, false],
			[{ type: 'or', conds: [{ type: 'ok', step: 1 }, ok] }, true],
			[{ type: 'is_autocommit' }, true],
			[{ type: 'not', cond: { type: 'is_autocommit' } }, false]
		];
		const steps = [
			{ stmt: { sql: 'SELECT 1' } },
			{ stmt: { sql: 'SELECT foobar' } },
			...conditions.map(([condition]) => ({ condition, stmt: { sql: 'SELECT 2' } }))
		];
		const { json } = await post('/v3/pipeline', pipeline([{ type: 'batch', batch: { steps } }]));
		const result = json.results?.[0]?.response?.result;
		expect(result?.step_errors[1]?.code).toBe('SQL_INPUT_ERROR');
		expect(result?.step_results.slice(2).map((each) => each !== null)).toEqual(
			conditions.map(([, holds]) => holds)
		);
	});

	test('after a rollback a stream may begin anew, and goes on statement by statement', async () => {
		const { post } = await served();
		const batch = (...texts: string[]) => ({
			type: 'batch',
			batch: { steps: texts.map((sql) => ({ stmt: { sql } })) }
		});
		const { json } = await post(
			'/v2/pipeline',
			pipeline([
				...statements('CREATE TABLE t (a)'),
				batch('BEGIN', 'ROLLBACK', 'INSERT INTO t VALUES (1)', 'PRAGMA foreign_keys'),
				...statements('INSERT INTO t VALUES (2)'),
				batch('BEGIN', 'INSERT INTO t VALUES (3)', 'COMMIT', 'INSERT INTO t VALUES (4)'),
				...statements('SELECT group_concat(a) FROM t')
			])
		);
		const [, first, , second, last] = json.results?.map((each) => each.response?.result) ?? [];
		const codes = (result: typeof first) => result?.step_errors.map((each) => each?.code ?? 'ok');
		expect(codes(first)).toEqual(['ok', 'ok', 'TRANSACTION_CLOSED', 'ok']);
		expect(codes(second)).toEqual(['ok', 'ok', 'ok', 'ok']);
		expect(last?.rows).toEqual([[{ type: 'text', value: '2,3,4' }]]);
	});

	test('describe tells parameters, columns, and whether it writes', async () => {
		const { post } = await served();
		const texts = ['CREATE TABLE t (a TEXT, b int, c FURRY BUNNY)'];
		const described = ['SELECT a, b, c, a + b AS sum FROM t', 'EXPLAIN SELECT 1', 'DROP TABLE t'];
		const { json } = await post(
			'/v2/pipeline',
			pipeline([...statements(...texts), ...described.map((sql) => ({ type: 'describe', sql }))])
		);
		const [, select, explain, drop] = json.results?.map((each) => each.response?.result) ?? [];
		expect(select?.cols.map((each) => each.decltype)).toEqual(['TEXT', 'INT', 'FURRY BUNNY', null]);
		expect([explain?.is_explain, explain?.is_readonly, drop?.is_readonly]).toEqual([
			true,
			true,
			false
		]);
	});

	test('a cursor sends its entries line by line', async () => {
		const { post } = await served();
		const steps = [
			{ stmt: { sql: "SELECT 1 AS a UNION SELECT 'two'" } },
			{ stmt: { sql: 'SELECT foobar' } },
			{ condition: { type: 'ok', step: 1 }, stmt: { sql: 'SELECT 3' } },
			{ stmt: { sql: 'CREATE TABLE t (a)' } }
		];
		const { text, status } = await post('/v3/cursor', { baton: null, batch: { steps } });
		const lines = text.trim().split('\n');
		const head: { baton?: string } = JSON.parse(lines[0] ?? '');
		expect(status).toBe(200);
		expect(lines.slice(1).map((line) => JSON.parse(line))).toEqual([
			{ type: 'step_begin', step: 0, cols: [{ name: 'a', decltype: null }] },
			{ type: 'row', row: [{ type: 'integer', value: '1' }] },
			{ type: 'row', row: [{ type: 'text', value: 'two' }] },
			{ type: 'step_end', affected_row_count: 0, last_insert_rowid: null },
			{
				type: 'step_error',
				step: 1,
				error: { code: 'SQL_INPUT_ERROR', message: 'SQL input error: no such column: foobar' }
			},
			{ type: 'step_begin', step: 3, cols: [] },
			{ type: 'step_end', affected_row_count: 0, last_insert_rowid: '0' }
		]);
		const next = await post(
			'/v3/pipeline',
			pipeline(statements('SELECT * FROM t'), head.baton ?? '')
		);
		expect(next.json.results?.[0]?.type).toBe('ok');
	});

	test('a cursor of many rows reaches a slow reader whole', async () => {
		const { post } = await served();
		const sql =
			'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 50000) SELECT i FROM n';
		const { text } = await post('/v3/cursor', {
			baton: null,
			batch: { steps: [{ stmt: { sql } }] }
		});
		expect(text.trim().split('\n').length).toBe(50_003);
	});
});
