/**
 * What a query costs through our libSQL server, beside what it is made of: the call of the libsql
 * package, and an HTTP server that gives the same answer without any work. The budget is twice the call,
 * and HTTP. All take turns, so that a busy machine disturbs them alike; read the ratios.
 * `node scripts/bench/query.ts [seconds]`
 */
import Sqlite from 'libsql';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptAlive } from './kept-alive.ts';

const SERVER = fileURLToPath(new URL('../../db/local-server.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
const CALLS = 2;
const KINDS = ['call', 'bare', 'ours'] as const;
/** Rounds that do not count: V8 compiles only what runs often. */
const WARM_UP = 1_500;
const READS = [
	{ name: 'one row', sql: 'SELECT id, name, unit, born, score FROM person WHERE id = ?', arg: 500 },
	{
		name: '100 rows',
		sql: 'SELECT id, name, unit, born, score FROM person WHERE id > ? LIMIT 100',
		arg: 500
	}
];

const seconds = Number(process.argv[2] ?? 8);
const dir = mkdtempSync(join(tmpdir(), 'malaqbi-query-'));
const file = join(dir, 'query.db');
const children: ChildProcess[] = [];
try {
	fill();
	const ours = await start(SERVER, { LIBSQL_FILE: file, LIBSQL_TOKEN: 'token' });
	for (const read of READS) report(read.name, await compare(ours, read, seconds / READS.length));
	console.log(`load ${loadavg()[0]?.toFixed(1)}`);
} finally {
	for (const child of children) child.kill('SIGTERM');
	rmSync(dir, { recursive: true, force: true });
}

function fill() {
	const db = new Sqlite(file);
	db.exec('PRAGMA journal_mode=WAL');
	db.exec(
		'CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, unit TEXT, born TEXT, score REAL)'
	);
	const insert = db.prepare('INSERT INTO person VALUES (?, ?, ?, ?, ?)');
	db.exec('BEGIN');
	for (let id = 1; id <= 1_000; id += 1) {
		insert.run([id, `Nurhayati ${id}`, 'Puskesmas Binanga', '1990-02-17', id / 7]);
	}
	db.exec('COMMIT');
	db.close();
}

async function start(program: string, env: Record<string, string>): Promise<number> {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
		stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
		env: { ...process.env, ...env }
	});
	children.push(child);
	return new Promise((ready) => {
		child.once('message', ({ port }: { port: number }) => ready(port));
	});
}

async function compare(ours: number, read: (typeof READS)[number], wanted: number) {
	const body = JSON.stringify({
		requests: [
			{
				type: 'execute',
				stmt: { sql: read.sql, args: [{ type: 'integer', value: String(read.arg) }] }
			},
			{ type: 'close' }
		]
	});
	const asked = keptAlive(ours, body);
	const bare = keptAlive(await start(BARE, { ANSWER: await asked.ask() }), body);
	const servers = { bare, ours: asked };
	const db = new Sqlite(file).defaultSafeIntegers(true);
	const prepared = db.prepare(read.sql).raw(true);

	const times: Times = { call: [], bare: [], ours: [] };
	const once = async (kind: (typeof KINDS)[number]) => {
		const before = performance.now();
		if (kind === 'call') prepared.all([BigInt(read.arg)]);
		else await servers[kind].ask();
		return (performance.now() - before) * 1_000;
	};
	for (const kind of KINDS) for (let round = 0; round < WARM_UP; round += 1) await once(kind);
	const until = performance.now() + wanted * 1_000;
	while (performance.now() < until) {
		for (const kind of KINDS) times[kind].push(await once(kind));
	}
	for (const each of Object.values(servers)) each.end();
	db.close();
	return {
		call: median(times.call),
		bare: median(times.bare),
		ours: median(times.ours),
		rounds: times.ours.length
	};
}

type Times = Record<(typeof KINDS)[number], number[]>;
type Compared = Awaited<ReturnType<typeof compare>>;

function report(name: string, { call, bare, ours, rounds }: Compared) {
	const budget = CALLS * call + bare;
	const micros = (value: number) => `${value.toFixed(0)} µs`;
	console.log(
		`${name}: call ${micros(call)}, bare HTTP ${micros(bare)}, ours ${micros(ours)}; ` +
			`budget ${micros(budget)}, ours ${(ours / budget).toFixed(2)} of it; ${rounds} rounds`
	);
}

function median(values: number[]) {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
