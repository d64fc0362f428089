/** Reads a backup from its first byte to its last and believes nothing before its checksums agree. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { NodeBuffer } from '../../../db/hrana/bytes.ts';
import { untar, type Bytes, type TarEntry } from '../../ports/tar.ts';
import {
	checksumsName,
	databaseName,
	manifestName,
	marks,
	readManifest,
	secretName,
	type Manifest
} from './manifest.ts';
import { isSealed, unseal } from './seal.ts';
import type { Step } from './take.ts';

type Given = {
	file: string;
	/** Asked for only when the backup is sealed. */
	passphrase: () => Promise<string>;
	onProgress?: (step: Step) => void;
	/** Judges the backup by what it says of itself, before anything else is read. */
	accept?: (manifest: Manifest) => void;
	/** Takes one entry's bytes; an entry that it leaves is only checked. */
	keep?: (entry: TarEntry) => Promise<void>;
};

const ownNames = new Set<string>([databaseName, secretName, ...marks]);
const storedName = /^files\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/;
const longestText = 256 * 1024 * 1024;

export async function readBackup(given: Given): Promise<Manifest> {
	const { file, onProgress = () => undefined } = given;
	if (!existsSync(file)) throw new Error(`${file}: no such file.`);
	const total = (await stat(file)).size;
	let done = 0;
	const source = seen(createReadStream(file), (part) => {
		done += part.byteLength;
		onProgress({ label: 'reading', done, total });
	});
	const opened = (await isSealedFile(file)) ? unseal(source, await given.passphrase()) : source;
	try {
		return await judged(untar(gunzipped(opened)), given);
	} catch (error) {
		throw isOfFormat(error)
			? new Error(`${file} is damaged: ${error.message}.`, { cause: error })
			: error;
	}
}

async function judged(
	entries: AsyncIterable<TarEntry>,
	{ accept, keep }: Given
): Promise<Manifest> {
	let manifest: Manifest | null = null;
	let promised: string | null = null;
	const found: string[] = [];
	for await (const entry of entries) {
		if (!manifest) {
			if (entry.name !== manifestName) break;
			manifest = readManifest(await textOf(entry));
			accept?.(manifest);
			continue;
		}
		if (entry.name === checksumsName) {
			promised = await textOf(entry);
			continue;
		}
		if (!ownNames.has(entry.name) && !storedName.test(entry.name))
			throw new Error(`The backup holds “${entry.name}”, which does not belong there.`);
		found.push(`${await hashOf(entry, keep)}  ${entry.name}\n`);
	}
	if (!manifest) throw new Error('This is not a backup of Malaqbi.');
	if (promised === null) throw new Error('The backup is cut off: its checksums are not there.');
	if (promised !== found.join(''))
		throw new Error('The backup is damaged: its checksums do not agree with what it holds.');
	return manifest;
}

async function hashOf(entry: TarEntry, keep: Given['keep']) {
	const hash = createHash('sha256');
	const content = seen(entry.content, (part) => hash.update(part));
	await keep?.({ ...entry, content });
	await drain(content);
	return hash.digest('hex');
}

async function drain(content: Bytes) {
	const parts = content[Symbol.asyncIterator]();
	while (!(await parts.next()).done);
}

async function textOf({ size, content }: TarEntry) {
	if (size > longestText) throw new Error('This is not a backup of Malaqbi.');
	const parts: Uint8Array[] = [];
	for await (const part of content) parts.push(part);
	return NodeBuffer.concat(parts).toString('utf8');
}

async function isSealedFile(file: string) {
	const handle = await open(file, 'r');
	try {
		const start = NodeBuffer.alloc(16);
		await handle.read(start, 0, 16, 0);
		return isSealed(start);
	} finally {
		await handle.close();
	}
}

async function* gunzipped(source: Bytes): Bytes {
	const gunzip = createGunzip();
	// The same failure comes out of the loop below.
	const fed = pipeline(source, gunzip).catch(() => undefined);
	for await (const part of gunzip) yield asBytes(part);
	await fed;
}

async function* seen(source: Bytes, see: (part: Uint8Array) => void): Bytes {
	for await (const part of source) {
		see(part);
		yield part;
	}
}

/** gzip's and tar's own complaints, not the disk's. */
const isOfFormat = (error: unknown): error is Error =>
	error instanceof Error &&
	(('code' in error && String(error.code).startsWith('Z_')) ||
		/tar header|end of data|tar entry/i.test(error.message));

/** A zlib stream gives Buffers. */
const asBytes = (part: unknown) => part as Uint8Array;
