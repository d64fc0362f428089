/**
 * Builds the pages and the one Worker into `dist/`, but only when something they are made of changed.
 * `wrangler deploy --dry-run` bundles, so that the Worker of `npm start` is the one a deploy would send.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packAssets } from './pack-assets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/made-of');
const assets = 'web/.svelte-kit/cloudflare';
const packed = 'dist/packed';
const results = ['dist/worker.js', `${assets}/_worker.js`, packed];
const sources = ['api/**/*', 'db/**/*.ts', 'web/**/*', 'wrangler.toml', 'package-lock.json'];
const notSources =
	/(^|\/)(node_modules|\.svelte-kit|paraglide|\.wrangler)(\/|$)|^api\/host(\/|$)|^db\/(seed|hrana|migrations)(\/|$)|\.inlang\/(cache|README|\.)/;
const quiet = { WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG: 'warn', NODE_ENV: 'production' };

/** Says what it is making; throws with the tool's own words when that fails, and at once when not wanted any more. */
export async function buildWhenStale(
	onProgress: (label: string) => void,
	asked: AbortSignal = new AbortController().signal
): Promise<void> {
	const wanted = fingerprint();
	const isThere = results.every((file) => existsSync(join(root, file)));
	if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

	rmSync(stamp, { force: true });
	onProgress('building the pages');
	await make(['vite', 'build', '--logLevel', 'warn'], 'web', asked);
	onProgress('building the Worker');
	await make(['wrangler', 'deploy', '--dry-run', '--outdir', 'dist'], '.', asked);
	onProgress('packing the pages');
	await packAssets({ from: join(root, assets), to: join(root, packed) });
	asked.throwIfAborted();
	writeFileSync(stamp, wanted);
}

/** One hash over the paths and contents of everything that a build reads. */
function fingerprint() {
	const hash = createHash('sha256').update(process.version);
	for (const file of sourceFiles())
		hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

function sourceFiles() {
	const pathOf = (entry: { parentPath: string; name: string }) =>
		relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
	return globSync(sources, {
		cwd: root,
		withFileTypes: true,
		exclude: (entry) => notSources.test(pathOf(entry))
	})
		.filter((entry) => entry.isFile())
		.map(pathOf)
		.filter((path) => !notSources.test(path))
		.sort();
}

async function make([program = '', ...args]: string[], folder: string, asked: AbortSignal) {
	await new Promise<void>((done, fail) => {
		let said = '';
		const take = (chunk: Buffer) => void (said += chunk.toString());
		const child = spawn(join(root, 'node_modules/.bin', program), args, {
			cwd: join(root, folder),
			env: { ...process.env, ...quiet },
			stdio: ['ignore', 'pipe', 'pipe'],
			signal: asked
		});
		child.stdout.on('data', take);
		child.stderr.on('data', take);
		// An aborted child says so as an error, and then ends.
		child.on('error', (error) => asked.aborted || fail(error));
		child.on('close', (code) =>
			code === 0 || asked.aborted ? done() : fail(new Error(`${program} could not build:\n${said}`))
		);
	});
	asked.throwIfAborted();
}

if (import.meta.main) {
	await buildWhenStale((label) => {
		console.log(`${label} …`);
	});
}
