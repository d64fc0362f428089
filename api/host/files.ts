/** FILES: the storage port's plain files, named by their SHA-256; on disk before the answer. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { syncFolder } from './sync-folder.ts';

const sha256 = /^\/([0-9a-f]{64})$/;
/** Without it the folder is not ours: its disk is not mounted, or somebody moved it away. */
const mark = '.malaqbi-files';

/** Makes the folder once; from then on its mark tells that it is there. */
export function prepareFiles(folder: string) {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, mark), '');
}

/** Answers `PUT`, `GET` with Range, `HEAD` and `DELETE` of `/<sha256>`, under `folder`; `/` says whether it is there. */
export function serveFiles(folder: string) {
	return async (request: Request): Promise<Response> => {
		try {
			if (!existsSync(join(folder, mark))) return new Response('no folder', { status: 503 });
			return await answer(folder, request);
		} catch (error) {
			const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
			return new Response(isFull ? 'no room' : 'no disk', { status: isFull ? 507 : 503 });
		}
	};
}

async function answer(folder: string, request: Request): Promise<Response> {
	const path = new URL(request.url).pathname;
	if (path === '/') return new Response(null, { status: 204 });
	const name = sha256.exec(path)?.[1];
	if (!name) return new Response('bad name', { status: 400 });
	const file = join(folder, name.slice(0, 2), name);
	if (request.method === 'PUT') return put(file, name, new Uint8Array(await request.arrayBuffer()));
	if (request.method === 'DELETE') return drop(file);
	return get(file, request);
}

async function drop(file: string) {
	await rm(file, { force: true });
	await syncFolder(dirname(file)).catch(() => undefined);
	return new Response(null, { status: 204 });
}

async function put(file: string, name: string, bytes: Uint8Array) {
	if (createHash('sha256').update(bytes).digest('hex') !== name)
		return new Response('wrong hash', { status: 422 });
	if ((await sizeOf(file)) === bytes.byteLength) return new Response(null, { status: 201 });

	await mkdir(dirname(file), { recursive: true });
	const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	try {
		const handle = await open(draft, 'wx', 0o600);
		try {
			await handle.writeFile(bytes);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(draft, file);
		await syncFolder(dirname(file));
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
	return new Response(null, { status: 201 });
}

async function get(file: string, request: Request) {
	const size = await sizeOf(file);
	if (size === null) return new Response('not found', { status: 404 });
	const range = rangeOf(request.headers.get('range'), size);
	if (range === 'unsatisfiable')
		return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });

	const { start, end } = range ?? { start: 0, end: size - 1 };
	const headers: Record<string, string> = {
		'content-length': String(Math.max(0, end - start + 1)),
		'accept-ranges': 'bytes'
	};
	if (range) headers['content-range'] = `bytes ${start}-${end}/${size}`;
	const status = range ? 206 : 200;
	if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers });
	const stream = Readable.toWeb(createReadStream(file, { start, end }));
	return new Response(asBody(stream), { status, headers });
}

async function sizeOf(file: string) {
	const found = await stat(file).catch(() => null);
	return found?.isFile() ? found.size : null;
}

function rangeOf(header: string | null, size: number) {
	const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (from === undefined || to === undefined || (from === '' && to === '')) return null;
	const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

/** Node's stream is the web's stream; the two libraries only disagree on its type. */
const asBody = (stream: unknown) => stream as BodyInit;
