/** Bytes that lie in several stored files, as one stream of known length. */
import type { Slice } from '#api/domain/material.ts';
import type { Storage } from './index.ts';

/** One stored file after the other: of a large file a few kilobytes are in memory at a time. */
export function sliced(storage: Storage, slices: readonly Slice[]): ReadableStream<Uint8Array> {
	const length = slices.reduce((sum, slice) => sum + slice.length, 0);
	const { readable, writable } = new FixedLengthStream(length);
	// A reader who goes away, or a file that is not there, ends the stream short: the browser sees it broken.
	void pump(storage, slices, writable).catch((error: unknown) =>
		writable.abort(error).catch(() => undefined)
	);
	return readable;
}

async function pump(
	storage: Storage,
	slices: readonly Slice[],
	writable: WritableStream<Uint8Array>
) {
	for (const slice of slices) {
		const body = await bodyOf(storage, slice);
		await body.pipeTo(writable, { preventClose: true });
	}
	await writable.close();
}

/** The bytes of one slice, as they come. */
export async function bodyOf(storage: Storage, { sha256, offset, length }: Slice) {
	const stored = await storage.range(sha256, { offset, length });
	if (!stored) throw new Error(`file ${sha256} is not in the storage`);
	return stored.body as ReadableStream<Uint8Array>;
}

/** The bytes of a few slices, for what is read as a whole: a head, a directory. */
export async function bytesOfSlices(storage: Storage, slices: readonly Slice[]) {
	const bytes = new Uint8Array(slices.reduce((sum, slice) => sum + slice.length, 0));
	let at = 0;
	for (const slice of slices)
		for await (const chunk of await bodyOf(storage, slice)) {
			bytes.set(chunk, at);
			at += chunk.byteLength;
		}
	return bytes;
}
