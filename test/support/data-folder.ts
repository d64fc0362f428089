/** A data folder with its database server, people who write into it, and the commands run on it. */
import { createClient } from '@libsql/client/http';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { prepareFiles, serveFiles } from '#api/host/files.ts';
import { serveLibsql } from '#db/local-server.ts';
import { migrate } from '#db/migrate.ts';

export function folder() {
	const dir = mkdtempSync(join(tmpdir(), 'malaqbi-host-'));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

/** What a running portal has: a served database at the latest schema and a file service. */
export async function openAgency(dataDir = join(folder(), 'data')) {
	prepareFiles(join(dataDir, 'files'));
	writeFileSync(join(dataDir, 'agency'), 'real');
	writeFileSync(join(dataDir, 'secret'), 'r'.repeat(43), { mode: 0o600 });
	const server = await serveLibsql({ fileFor: () => join(dataDir, 'malaqbi.db') });
	await migrate({ LIBSQL_URL: server.url });
	const client = createClient({ url: server.url });
	const files = serveFiles(join(dataDir, 'files'));
	let open = true;
	const close = async () => {
		if (open) await server.close();
		open = false;
	};
	onTestFinished(close);

	return {
		dataDir,
		client,
		close,
		/** A file, and then the row that names it, with a second row in the same transaction. */
		async store(text: string) {
			const bytes = new TextEncoder().encode(text);
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			const put = new Request(`http://files.invalid/${sha256}`, { method: 'PUT', body: bytes });
			const answer = await files(put);
			if (answer.status !== 201) throw new Error(`the file service answered ${answer.status}`);
			await client.batch(
				[
					{
						sql: 'INSERT INTO stored_file (sha256, type, size, name, stored_at) VALUES (?, ?, ?, ?, 0)',
						args: [sha256, 'text/plain', bytes.byteLength, text.slice(0, 40)]
					},
					{
						sql: "INSERT INTO audit_event (id, at, actor_id, action, subject) VALUES (?, 0, 'konsol', 'file.stored', ?)",
						args: [`aud_${sha256}`, sha256]
					}
				],
				'write'
			);
			return sha256;
		}
	};
}

export const sealing = { BACKUP_PASSPHRASE: 'perahu sandeq di laut' };

/** A command of package.json as a process of its own. */
export function run(
	script: string,
	args: string[],
	env: Record<string, string> = {}
): Promise<{ code: number | null; said: string }> {
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', `scripts/${script}.ts`, ...args],
		{ env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }
	);
	let said = '';
	const take = (chunk: Buffer) => void (said += chunk.toString());
	child.stdout.on('data', take);
	child.stderr.on('data', take);
	return new Promise((done) => child.once('close', (code) => done({ code, said })));
}

export const filler = () => randomBytes(20_000).toString('base64');
