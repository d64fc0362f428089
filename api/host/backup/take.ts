/**
 * Takes a backup beside a running portal or without one: first a copy of the database at one moment, then
 * the files, which never change once written and are on disk before a row names them. So every write
 * acknowledged before the copy is inside, whole, and nothing refers to what is not there.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { copyDatabase } from '../../../db/file.ts';
import { tarOf, type Bytes, type TarEntry } from '../../ports/tar.ts';
import { syncFolder } from '../sync-folder.ts';
import { contentsOf, sizeOf, type Contents } from './contents.ts';
import {
	checksumsName,
	databaseName,
	filesFolder,
	manifestName,
	type Manifest
} from './manifest.ts';
import { seal } from './seal.ts';

export type Step = { label: string; done: number; total: number };
export type BackupGiven = {
	dataDir: string;
	/** Where the archive goes; must not be there yet. */
	file: string;
	passphrase: string | null;
	onProgress?: (step: Step) => void;
	now?: Date;
};
export type BackupTaken = { manifest: Manifest; bytes: number; warnings: string[] };

/** Stored files are packed already; this is for the database. */
const gzip = { level: 4 };

export async function takeBackup(given: BackupGiven): Promise<BackupTaken> {
	const { dataDir, file, passphrase, onProgress = () => undefined, now = new Date() } = given;
	const database = join(dataDir, databaseName);
	if (!existsSync(database)) throw new Error(`There is no database in ${dataDir}.`);
	if (existsSync(file)) throw new Error(`${file} exists already and is not written over.`);

	const copy = join(dataDir, 'run', `backup-${process.pid}.db`);
	const draft = `${file}.${process.pid}.part`;
	try {
		await mkdir(dirname(file), { recursive: true });
		onProgress({ label: 'copying the database', done: 0, total: 0 });
		await refuseWithoutRoom(dataDir, (await stat(database)).size);
		await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
		await writeFile(copy, '', { mode: 0o600 });
		copyDatabase(database, copy);
		const contents = await contentsOf({ dataDir, copy, withSecret: passphrase !== null, now });

		const warnings: string[] = [];
		const archive = tarOf(entriesOf(contents, { warnings, onProgress }));
		const out = createWriteStream(draft, { mode: 0o600, flush: true });
		if (passphrase === null) await pipeline(archive, createGzip(gzip), out);
		else await pipeline(archive, createGzip(gzip), sealedWith(passphrase), out);
		await rename(draft, file);
		await syncFolder(dirname(file));
		return { manifest: contents.manifest, bytes: (await stat(file)).size, warnings };
	} finally {
		for (const left of [copy, `${copy}-wal`, `${copy}-shm`, draft]) await rm(left, { force: true });
	}
}

const sealedWith = (passphrase: string) => (packed: Bytes) => seal(packed, passphrase);

async function refuseWithoutRoom(folder: string, needed: number) {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize > needed * 1.1) return;
	const megabytes = Math.ceil(needed / 1e6);
	throw new Error(
		`${folder} has no room for a copy of the database (${megabytes} MB). Free some space first.`
	);
}

type Telling = { warnings: string[]; onProgress: (step: Step) => void };

/** The manifest first, so that a reader knows what comes; the checksums last, so that their presence proves the rest. */
async function* entriesOf(
	{ manifest, items, missing }: Contents,
	{ warnings, onProgress }: Telling
): AsyncGenerator<TarEntry> {
	for (const sha256 of missing)
		warnings.push(`The database names the file ${sha256}, which is not there.`);
	yield textEntry(manifestName, `${JSON.stringify(manifest, null, '\t')}\n`);

	const total = sizeOf(items);
	let done = 0;
	const lines: string[] = [];
	for (const { name, path, size } of items) {
		const hash = createHash('sha256');
		const see = (part: Uint8Array) => {
			hash.update(part);
			done += part.byteLength;
			onProgress({ label: 'packing', done, total });
		};
		yield { name, size, content: watched(createReadStream(path), see) };
		const sha256 = hash.digest('hex');
		lines.push(`${sha256}  ${name}\n`);
		if (name.startsWith(`${filesFolder}/`) && basename(name) !== sha256)
			warnings.push(`${path} is damaged: its bytes are not those it is named after.`);
	}
	yield textEntry(checksumsName, lines.join(''));
}

async function* watched(source: Bytes, see: (part: Uint8Array) => void): Bytes {
	for await (const part of source) {
		see(part);
		yield part;
	}
}

function textEntry(name: string, text: string): TarEntry {
	const bytes = new TextEncoder().encode(text);
	return { name, size: bytes.byteLength, content: once(bytes) };
}

async function* once(bytes: Uint8Array): Bytes {
	yield bytes;
}
