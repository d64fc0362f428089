/** Static files of the pages, read once and kept compressed; they never reach the Worker. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.ttf': 'font/ttf',
	'.json': 'application/json',
	'.txt': 'text/plain; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.webmanifest': 'application/manifest+json'
};
const private_ = /^\/_(worker\.js|headers|redirects|routes\.json)|^\/\.assetsignore$/;
const compressible = /javascript|css|svg|json|text|ttf/;

type Asset = {
	file: string;
	/** Where the build packed it, if it did. */
	packed: string;
	type: string;
	bodies: Map<string, Promise<Buffer>>;
};
export type Assets = ReturnType<typeof openAssets>;

export function openAssets(folder: string, packed: string) {
	const assets = new Map<string, Asset>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const file = join(entry.parentPath, entry.name);
		const path = `/${relative(folder, file).split('\\').join('/')}`;
		if (!entry.isFile() || private_.test(path)) continue;
		const type = types[extname(file)] ?? 'application/octet-stream';
		assets.set(path, { file, packed: `${join(packed, path)}.br`, type, bodies: new Map() });
	}

	return {
		/** Answers when `path` is an asset; false when it is the Worker's. */
		async answer(request: IncomingMessage, response: ServerResponse, path: string) {
			const asset = assets.get(path);
			if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return false;

			const encoding = encodingFor(asset.type, request.headers['accept-encoding']);
			const body = await bodyOf(asset, encoding).catch(() => null);
			if (!body) return false;
			response.writeHead(200, {
				'content-type': asset.type,
				'content-length': body.byteLength,
				'cache-control': path.includes('/immutable/')
					? 'public, max-age=31536000, immutable'
					: 'public, max-age=3600',
				'x-content-type-options': 'nosniff',
				vary: 'accept-encoding',
				...(encoding === 'identity' ? {} : { 'content-encoding': encoding })
			});
			response.end(request.method === 'HEAD' ? undefined : body);
			return true;
		},
		/** The same files for the Worker's ASSETS binding. */
		async fetch(request: Request) {
			const asset = assets.get(new URL(request.url).pathname);
			if (!asset) return new Response('not found', { status: 404 });
			return new Response(new Uint8Array(await bodyOf(asset, 'identity')), {
				headers: { 'content-type': asset.type }
			});
		}
	};
}

/** What the browser accepts and the type gains by. */
export function encodingFor(type: string, accepted: string | string[] | undefined) {
	const text = String(accepted ?? '');
	if (!compressible.test(type)) return 'identity';
	if (/\bbr\b/.test(text)) return 'br';
	return /\bgzip\b/.test(text) ? 'gzip' : 'identity';
}

/** A file that is gone since the start (a new build beside a running portal) is asked for anew each time. */
function bodyOf(asset: Asset, encoding: string) {
	const known = asset.bodies.get(encoding);
	if (known) return known;
	const made = compress(asset, encoding);
	asset.bodies.set(encoding, made);
	made.catch(() => asset.bodies.delete(encoding));
	return made;
}

const brotli = promisify(brotliCompress);
const gzipped = promisify<Buffer, Buffer>(gzip);

async function compress({ file, packed }: Asset, encoding: string) {
	if (encoding === 'br' && existsSync(packed)) return readFile(packed);
	const bytes = await readFile(file);
	if (encoding === 'br') return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
	return encoding === 'gzip' ? gzipped(bytes) : bytes;
}
