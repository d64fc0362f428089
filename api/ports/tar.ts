/** Tar archives as streams, entry by entry: a file of any size passes through without being held. */
import { extract, pack, type Pack } from 'tar-stream';

export type Bytes = AsyncIterable<Uint8Array>;
export type TarEntry = { name: string; size: number; content: Bytes };

/** The bytes of an archive of `entries`; each is asked for when the one before it has been written. */
export function tarOf(entries: AsyncIterable<TarEntry>): Bytes {
	const archive = pack();
	void fill(archive, entries).catch((error: unknown) => archive.destroy(asError(error)));
	return bytesOf(archive);
}

async function fill(archive: Pack, entries: AsyncIterable<TarEntry>) {
	for await (const entry of entries) await add(archive, entry);
	archive.finalize();
}

async function add(archive: Pack, { name, size, content }: TarEntry) {
	let settle: (error?: Error | null) => void = () => undefined;
	const packed = new Promise<void>((done, fail) => {
		settle = (error) => (error ? fail(error) : done());
	});
	const sink = archive.entry({ name, size, mode: 0o600 }, (error) => settle(error));
	for await (const part of content) {
		if (sink.write(part)) continue;
		await Promise.race([packed, new Promise<void>((go) => sink.once('drain', go))]);
	}
	sink.end(null);
	await packed;
}

/** The entries of an archive, in order; what the loop leaves unread of one is skipped. */
export async function* untar(source: Bytes): AsyncGenerator<TarEntry> {
	const archive = extract();
	const fed = feed(archive, source);
	for await (const entry of archive) {
		yield { name: entry.header.name, size: entry.header.size, content: bytesOf(entry) };
		entry.resume();
	}
	await fed;
}

async function feed(archive: ReturnType<typeof extract>, source: Bytes) {
	const closed = new Promise<void>((go) => archive.once('close', go));
	try {
		for await (const part of source) {
			if (archive.destroyed) return;
			if (archive.write(part)) continue;
			await Promise.race([closed, new Promise<void>((go) => archive.once('drain', go))]);
		}
		archive.end(null);
	} catch (error) {
		archive.destroy(asError(error));
	}
}

async function* bytesOf(stream: AsyncIterable<unknown>): Bytes {
	for await (const part of stream) {
		if (!(part instanceof Uint8Array)) throw new Error('an archive holds bytes only');
		yield part;
	}
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
