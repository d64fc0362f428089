/**
 * Many files as one ZIP archive, made while it is sent: nothing is held but the chunk at hand, and nothing is
 * compressed, because films, pictures and Office files are already.
 */
import { Zip, ZipPassThrough } from 'fflate';

export type Packed = { name: string; at: Date; chunks: () => AsyncIterable<Uint8Array> };

export function packStream(files: readonly Packed[]): ReadableStream<Uint8Array> {
	const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
	const writer = writable.getWriter();
	// A reader who goes away ends the work; a broken source ends the archive before its directory.
	void write(files, writer).catch((error: unknown) => writer.abort(error).catch(() => undefined));
	return readable;
}

async function write(files: readonly Packed[], writer: WritableStreamDefaultWriter<Uint8Array>) {
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		ready.push(chunk);
	});
	const flush = async () => {
		for (const chunk of ready.splice(0)) if (chunk.length > 0) await writer.write(chunk);
	};
	for (const { name, at, chunks } of files) {
		const entry = new ZipPassThrough(name);
		entry.mtime = at;
		zip.add(entry);
		for await (const chunk of chunks()) {
			entry.push(chunk);
			await flush();
		}
		entry.push(new Uint8Array(), true);
		await flush();
	}
	zip.end();
	await flush();
	await writer.close();
}
