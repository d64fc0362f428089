/** The server as a child process: it ends with its parent, and kill -9 loses nothing acknowledged. */
import { createClient } from '@libsql/client/http';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { sleep } from './served.ts';

const program = fileURLToPath(new URL('../../../db/local-server.ts', import.meta.url));

function folder() {
	const dir = mkdtempSync(join(tmpdir(), 'malaqbi-crash-'));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return join(dir, 'agency.db');
}

function start(file: string): Promise<{ child: ChildProcess; url: string }> {
	const child = fork(program, {
		env: { ...process.env, LIBSQL_FILE: file, LIBSQL_TOKEN: 'token' },
		execArgv: [],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	return new Promise((ready, fail) => {
		child.once('message', (message: { url: string }) => ready({ child, url: message.url }));
		child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
	});
}

const clientOf = (url: string) => createClient({ url, authToken: 'token' });
const ended = (pid: number) => {
	try {
		process.kill(pid, 0);
		return false;
	} catch {
		return true;
	}
};

/**
 * Writes by statements, batches and transactions until the server is gone: what was answered. `amid` is
 * called in the middle of it, when so many writes are.
 */
async function writeUntilGone(url: string, writers: number, enough: number, amid: () => void) {
	const acknowledged: string[] = [];
	await Promise.all(
		Array.from({ length: writers }, async (_, writer) => {
			const client = clientOf(url);
			for (let at = 0; ; at += 1) {
				const id = `${writer}-${at}`;
				const insert = { sql: 'INSERT INTO t VALUES (?, ?)', args: [id, 'x'.repeat(500)] };
				try {
					if (at % 3 === 0) await client.execute(insert);
					if (at % 3 === 1) await client.batch([insert], 'write');
					if (at % 3 === 2) {
						const transaction = await client.transaction('write');
						await transaction.execute(insert);
						await transaction.commit();
					}
				} catch {
					return;
				}
				acknowledged.push(id);
				if (acknowledged.length === enough) amid();
			}
		})
	);
	return acknowledged;
}

async function idsIn(url: string) {
	const { rows } = await clientOf(url).execute('SELECT id FROM t');
	return new Set<unknown>(rows.map((row) => row.id));
}

test(
	'kill -9 amid writes: every acknowledged write is there afterwards',
	{ timeout: 60_000 },
	async () => {
		const file = folder();
		let lost: string[] = [];
		let written = 0;
		for (let round = 0; round < 3; round += 1) {
			const { child, url } = await start(file);
			await clientOf(url).execute('CREATE TABLE IF NOT EXISTS t (id TEXT, filler TEXT)');
			await clientOf(url).execute('DELETE FROM t');
			const acknowledged = await writeUntilGone(url, 8, 20 + round * 15, () =>
				child.kill('SIGKILL')
			);

			const again = await start(file);
			const present = await idsIn(again.url);
			lost = [...lost, ...acknowledged.filter((id) => !present.has(id))];
			written += acknowledged.length;
			const checked = await clientOf(again.url).execute('PRAGMA integrity_check');
			expect(checked.rows[0]?.integrity_check).toBe('ok');
			again.child.kill('SIGTERM');
			await new Promise((exit) => again.child.once('exit', exit));
		}
		expect(lost).toEqual([]);
		expect(written).toBeGreaterThanOrEqual(20 + 35 + 50);
	}
);

test(
	'when its parent is killed the server ends by itself, and nothing is lost',
	{ timeout: 60_000 },
	async () => {
		const file = folder();
		const script = `
		const child = require('node:child_process').fork(${JSON.stringify(program)}, {
			env: { ...process.env, LIBSQL_FILE: ${JSON.stringify(file)}, LIBSQL_TOKEN: 'token' },
			stdio: ['ignore', 'ignore', 'inherit', 'ipc']
		});
		child.on('message', ({ url }) => console.log(JSON.stringify({ url, pid: child.pid })));
	`;
		const parent = spawn(process.execPath, ['-e', script], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		onTestFinished(() => void parent.kill('SIGKILL'));
		const { url, pid } = await new Promise<{ url: string; pid: number }>((ready) => {
			parent.stdout.once('data', (line: Buffer) => ready(JSON.parse(line.toString())));
		});
		await clientOf(url).execute('CREATE TABLE t (id TEXT, filler TEXT)');
		const acknowledged = await writeUntilGone(url, 4, 20, () => parent.kill('SIGKILL'));
		for (let at = 0; at < 100 && !ended(pid); at += 1) await sleep(50);
		expect(ended(pid)).toBe(true);

		const again = await start(file);
		const present = await idsIn(again.url);
		expect(acknowledged.length).toBeGreaterThanOrEqual(20);
		expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
	}
);

test('it says where it listens, asks for its token, and ends with its stdin', async () => {
	const child = spawn(process.execPath, [program], {
		env: { ...process.env, LIBSQL_FILE: folder(), LIBSQL_TOKEN: 'token' },
		stdio: ['pipe', 'pipe', 'inherit']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const line = await new Promise<Buffer>((ready) => child.stdout.once('data', ready));
	const { ready, url }: { ready: boolean; url: string } = JSON.parse(line.toString());
	expect([ready, (await fetch(`${url}/v2`)).status]).toEqual([true, 200]);
	expect((await fetch(`${url}/v2/pipeline`, { method: 'POST', body: '{}' })).status).toBe(401);
	child.stdin.end();
	expect(await new Promise((exit) => child.once('exit', exit))).toBe(0);
});
