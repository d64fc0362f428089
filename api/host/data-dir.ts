/** The folder that holds everything: database, files, secret, and who is using it now. */
import { randomBytes } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
	writeSync,
	closeSync
} from 'node:fs';
import { join } from 'node:path';
import { prepareFiles } from './files.ts';
import { isOurs } from './processes.ts';

export type DataDir = {
	path: string;
	database: string;
	files: string;
	consoleSocket: string;
	/** Pids of our children, so that the next start can end what a `kill -9` left behind. */
	pids: string;
	release(): void;
};

/** Opens DATA_DIR for this process alone; throws a sentence a technician understands. */
export function openDataDir(path: string): DataDir {
	const run = join(path, 'run');
	try {
		mkdirSync(path, { recursive: true, mode: 0o750 });
		prepareFiles(join(path, 'files'));
		mkdirSync(run, { recursive: true, mode: 0o700 });
	} catch (error) {
		throw new Error(`DATA_DIR ${path} is not writable: ${reasonOf(error)}`, { cause: error });
	}
	const lock = join(run, 'lock');
	takeLock(lock, path);
	return {
		path,
		database: join(path, 'malaqbi.db'),
		files: join(path, 'files'),
		consoleSocket: join(path, 'console.sock'),
		pids: join(run, 'pids'),
		release: () => rmSync(lock, { force: true })
	};
}

/**
 * A folder holds the demo agency or a real one, from its first start on: the demo's people and its known
 * password must never meet real ones.
 */
export function claimAgency(path: string, { demo }: { demo: boolean }) {
	const wanted = demo ? 'demo' : 'real';
	const held = agencyOf(path);
	if (held === null) writeFileSync(join(path, 'agency'), wanted);
	if (held === null || held === wanted) return;
	throw new Error(
		held === 'real'
			? `${path} holds a real agency, and the demo is not loaded into it. Start with DEMO=0.`
			: `${path} holds the demo agency. Set DATA_DIR to another folder for a real one, or start with DEMO=1.`
	);
}

/** Which agency the folder holds: `demo`, `real`, or none yet. */
export function agencyOf(path: string): string | null {
	const file = join(path, 'agency');
	return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** APP_SECRET, made once and readable by its owner only. */
export function secretOf(path: string) {
	const file = join(path, 'secret');
	if (!existsSync(file)) {
		writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
	}
	return readFileSync(file, 'utf8').trim();
}

function takeLock(lock: string, path: string) {
	for (let turn = 0; turn < 2; turn++) {
		try {
			const handle = openSync(lock, 'wx', 0o600);
			writeSync(handle, String(process.pid));
			closeSync(handle);
			return;
		} catch (error) {
			if (!isExisting(error))
				throw new Error(`DATA_DIR ${path} is not writable: ${reasonOf(error)}`, { cause: error });
			const holder = Number(readFileSync(lock, 'utf8'));
			if (isOurs(holder, 'node') && holder !== process.pid) {
				throw new Error(
					`${path} is in use by another portal (process ${holder}). Stop it first, or set DATA_DIR.`,
					{ cause: error }
				);
			}
			rmSync(lock, { force: true });
		}
	}
}

const isExisting = (error: unknown) =>
	error instanceof Error && 'code' in error && error.code === 'EEXIST';
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
