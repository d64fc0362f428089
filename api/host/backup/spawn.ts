/** A backup in a process of its own, at a low priority, so that pages stay quick while it packs. */
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../scripts/backup.ts', import.meta.url));
const low = 10;

type Given = { file: string; dataDir: string; passphrase: string | null; signal: AbortSignal };

/** What the command warned of; throws what it said when it failed. */
export async function spawnBackup({ file, dataDir, passphrase, signal }: Given): Promise<string[]> {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, file], {
		stdio: ['ignore', 'ignore', 'pipe'],
		signal,
		env: { ...process.env, DATA_DIR: dataDir, BACKUP_PASSPHRASE: passphrase ?? '' }
	});
	if (child.pid) lower(child.pid);
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
	const code = await new Promise<number | null>((done, fail) => {
		child.once('close', done);
		child.once('error', fail);
	});
	if (code !== 0)
		throw new Error(said.trim().replace(/^✗ /, '') || `it ended with ${String(code)}`);
	return said.split('\n').flatMap((line) => /^\s*! (.*)$/.exec(line)?.[1] ?? []);
}

/** A system that does not allow it runs the backup as it is. */
function lower(pid: number) {
	try {
		setPriority(pid, low);
	} catch {
		return;
	}
}
