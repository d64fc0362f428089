/** Whatever value goes in comes out, and no value, however odd, ends the server. */
import fc from 'fast-check';
import type { Value } from '@libsql/client/http';
import { expect, test } from 'vitest';
import { served } from './served.ts';

/** Hundreds of commits, each of them on the disk, take long on a busy machine. */
const PATIENT = { timeout: 60_000 };

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const text = fc
	.string({ unit: 'binary' })
	.filter((each) => !each.includes('\0') && each.isWellFormed());
const real = fc
	.double({ noNaN: true, noDefaultInfinity: true })
	.map((each) => (each === 0 ? 0 : each));
const blob = fc.uint8Array({ maxLength: 300 });
const value = fc.oneof(int64, text, real, blob, fc.constant(null));

const seen = (given: Value | Uint8Array) =>
	given instanceof ArrayBuffer || given instanceof Uint8Array
		? Buffer.from(given instanceof ArrayBuffer ? new Uint8Array(given) : given).toString('hex')
		: given;

test('every row is read back as it was written, by position and by name', PATIENT, async () => {
	const client = (await served()).client({ intMode: 'bigint' });
	await client.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)');
	await fc.assert(
		fc.asyncProperty(fc.tuple(value, value, value), fc.boolean(), async ([a, b, c], named) => {
			const written = await client.execute(
				named
					? { sql: 'INSERT INTO t (a, b, c) VALUES (:a, $b, @c)', args: { a, b, c } }
					: { sql: 'INSERT INTO t (a, b, c) VALUES (?, ?3, ?2)', args: [a, c, b] }
			);
			const { rows } = await client.execute({
				sql: 'SELECT a, b, c FROM t WHERE id = ?',
				args: [written.lastInsertRowid ?? 0n]
			});
			expect(Array.from(rows[0] ?? [], seen)).toEqual([a, b, c].map(seen));
		}),
		{ numRuns: 150 }
	);
});

test('no text of SQL and no arguments end the server', PATIENT, async () => {
	const { post } = await served();
	const scraps = fc.constantFrom(
		'SELECT',
		' ',
		'?',
		'?1',
		'?99999',
		':a',
		'$a::b(c)',
		';',
		'--',
		'/*',
		"'",
		'"',
		'[',
		"x'",
		'(',
		')',
		'BEGIN',
		'COMMIT',
		'ROLLBACK',
		'WITH',
		'INSERT INTO t',
		'VALUES',
		'CREATE TRIGGER',
		'END',
		'PRAGMA',
		'EXPLAIN',
		'x',
		',',
		'1',
		'é',
		'\0',
		'\ud800',
		'zeroblob(0)',
		'RETURNING *',
		'SAVEPOINT s'
	);
	const sql = fc.array(scraps, { maxLength: 8 }).map((each) => each.join(' '));
	const argument = fc.oneof(
		fc.constant({ type: 'blob', base64: '' }),
		fc.constant({ type: 'blob', base64: '****' }),
		fc.constant({ type: 'text', value: '' }),
		fc.constant({ type: 'integer', value: '-9223372036854775808' }),
		fc.constant({ type: 'null' }),
		fc.anything().map((each) => ({ type: 'float', value: typeof each === 'number' ? each : 1 }))
	);
	await fc.assert(
		fc.asyncProperty(sql, fc.array(argument, { maxLength: 3 }), async (given, args) => {
			const kinds = ['execute', 'describe', 'sequence'] as const;
			const requests = kinds.map((type) =>
				type === 'execute' ? { type, stmt: { sql: given, args } } : { type, sql: given }
			);
			const { status, json } = await post('/v3/pipeline', {
				baton: null,
				requests: [...requests, { type: 'close' }]
			});
			expect([status, json.results?.length]).toEqual([200, 4]);
		}),
		{ numRuns: 300 }
	);
});
