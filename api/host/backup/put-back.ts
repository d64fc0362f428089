/**
 * Puts a backup back into DATA_DIR. Everything is unpacked beside what is there and checked to the last
 * byte; only then it takes its place, the database last. What was there is moved aside, never deleted.
 */
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { endSessions, faultsOf, schemaOfFile } from '../../../db/file.ts';
import { knownMigrations } from '../../../db/schema-version.ts';
import type { TarEntry } from '../../ports/tar.ts';
import { never } from '../asked-to-stop.ts';
import { openDataDir } from '../data-dir.ts';
import { syncFolder } from '../sync-folder.ts';
import { filesIn } from './contents.ts';
import { asideOfHalf, markHalf, unmarkHalf } from './half-restored.ts';
import { databaseName, filesFolder, marks, secretName, type Manifest } from './manifest.ts';
import { readBackup } from './read.ts';
import type { Step } from './take.ts';

export type RestoreGiven = {
	file: string;
	dataDir: string;
	passphrase: () => Promise<string>;
	/** What is there already is moved aside; without this a folder with data in it is refused. */
	replace: boolean;
	onProgress?: (step: Step) => void;
	/** Aborted by whoever does not want it any more; heard until things are put in their place. */
	asked?: AbortSignal;
	now?: Date;
};
export type Restored = {
	manifest: Manifest;
	/** Where the former data lies now. */
	aside: string | null;
	hasSecret: boolean;
};

/** Something was replaced already when it stopped; `message` says what to do. */
export class HalfRestored extends Error {}

export async function putBack(given: RestoreGiven): Promise<Restored> {
	const { dataDir, replace, onProgress = () => undefined, asked = never() } = given;
	const data = openDataDir(dataDir);
	const staged = { own: join(dataDir, 'run', 'restore'), files: join(data.files, '.restore') };
	try {
		if (!replace && asideOfHalf(dataDir) === null && holdsData(dataDir))
			throw new Error(
				`${dataDir} holds data already, and was left as it is. Set DATA_DIR to an empty folder, or add --replace: what is there is then moved aside.`
			);
		for (const folder of Object.values(staged)) {
			await rm(folder, { recursive: true, force: true });
			await mkdir(folder, { recursive: true, mode: 0o700 });
		}
		const manifest = await readBackup({
			...given,
			accept: refuseNewer,
			keep: (entry) => {
				asked.throwIfAborted();
				return write(entry, staged);
			}
		});
		onProgress({ label: 'checking the database', done: 0, total: 0 });
		judge(join(staged.own, databaseName));
		asked.throwIfAborted();

		await settleFiles(staged.files, data.files);
		const aside = await settleOwn(staged.own, given);
		return { manifest, aside, hasSecret: existsSync(join(dataDir, secretName)) };
	} finally {
		for (const folder of Object.values(staged)) await rm(folder, { recursive: true, force: true });
		data.release();
	}
}

const holdsData = (dataDir: string) =>
	existsSync(join(dataDir, databaseName)) ||
	readdirSync(join(dataDir, filesFolder)).some((name) => !name.startsWith('.'));

/** Told by the first lines of the backup, before gigabytes are unpacked for nothing. */
function refuseNewer({ schema, program }: Manifest) {
	if (schema.applied > knownMigrations().length)
		throw new Error(
			`The backup was written by a newer version of Malaqbi (${program}). Install that version first.`
		);
}

/** A schema that we do not know or a fault is refused before the first write. */
function judge(database: string) {
	schemaOfFile(database);
	const faults = faultsOf(database);
	if (faults.length > 0)
		throw new Error(`The database in the backup is not sound: ${faults.slice(0, 3).join('; ')}.`);
	endSessions(database);
}

async function write({ name, content }: TarEntry, staged: { own: string; files: string }) {
	const isStored = name.startsWith(`${filesFolder}/`);
	const path = join(isStored ? staged.files : staged.own, basename(name));
	await pipeline(content, createWriteStream(path, { mode: 0o600, flush: true }));
}

/** Named by their contents, so that they may lie beside others before the database knows of them. */
async function settleFiles(from: string, to: string) {
	const touched = new Set<string>();
	for (const { path } of await filesIn(from)) {
		const place = join(to, basename(path).slice(0, 2), basename(path));
		await mkdir(dirname(place), { recursive: true });
		await rename(path, place);
		touched.add(dirname(place));
	}
	for (const folder of touched) await syncFolder(folder);
	await syncFolder(to);
}

async function settleOwn(
	from: string,
	{ dataDir, onProgress = () => undefined, now = new Date() }: RestoreGiven
) {
	const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
	const aside = asideOfHalf(dataDir) ?? join(dataDir, `before-restore-${stamp}`);
	const names = own.filter((name) => existsSync(join(from, name)));
	// What lies there already was moved by a restore that stopped: what stands in its place is that one's.
	const former = [...names, `${databaseName}-wal`, `${databaseName}-shm`].filter(
		(name) => existsSync(join(dataDir, name)) && !existsSync(join(aside, name))
	);
	if (former.length > 0) await mkdir(aside, { recursive: true, mode: 0o700 });
	await markHalf(dataDir, aside);
	await syncFolder(dataDir);
	try {
		for (const name of former) await rename(join(dataDir, name), join(aside, name));
		onProgress({ label: 'putting it in its place', done: 0, total: 0 });
		for (const name of names) await rename(join(from, name), join(dataDir, name));
		await syncFolder(dataDir);
		await unmarkHalf(dataDir);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		const left = existsSync(aside) ? ` What was there before lies in ${aside}, and is safe.` : '';
		throw new HalfRestored(
			`The restore stopped half-way: ${why}.${left} Mend the cause, and restore again; until then no portal starts here.`,
			{ cause: error }
		);
	}
	return existsSync(aside) ? aside : null;
}

/** The database comes last: once it is there, all of it is. */
const own = [...marks, secretName, databaseName];
