import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Whoever waits for something to come waits long enough for a machine that has much else to do, not one second. */
const patient = { poll: { timeout: 30_000 } };
const compatibilityDate =
	/compatibility_date = "([\d-]+)"/.exec(readFileSync(`${root}wrangler.toml`, 'utf8'))?.[1] ?? '';

/** The Worker's assets, straight from their folder. */
async function serveStatic(request: { url: string }) {
	const path = normalize(decodeURIComponent(new URL(request.url).pathname));
	const file = `${root}web/static${path}`;
	return existsSync(file)
		? new Response(await readFile(file))
		: new Response('not found', { status: 404 });
}

export default defineConfig({
	root,
	test: {
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				root,
				test: {
					name: 'unit',
					include: ['test/unit/**/*.test.ts'],
					environment: 'node',
					// Files share a process and the modules that it has loaded; none leaves anything behind in them.
					isolate: false,
					// Short where all goes well; the linter beside it takes its share of the machine.
					testTimeout: 30_000,
					expect: patient
				}
			},
			{
				root,
				plugins: [
					cloudflareTest(({ inject }) => ({
						main: './api/app.ts',
						miniflare: {
							compatibilityDate,
							compatibilityFlags: ['nodejs_compat'],
							r2Buckets: ['BUCKET'],
							serviceBindings: { ASSETS: serveStatic },
							bindings: {
								LIBSQL_SERVER: inject('libsqlServer'),
								POST_OFFICE: inject('postOffice'),
								PROVIDERS: inject('providers')
							}
						}
					}))
				],
				test: {
					name: 'api',
					include: ['test/api/**/*.test.ts'],
					globalSetup: [
						'./test/support/libsql.global.ts',
						'./test/support/smtp.global.ts',
						'./test/support/oidc.global.ts'
					],
					// Files share a Worker, which keeps nothing between requests; each has a database of its own.
					isolate: false,
					testTimeout: 60_000,
					expect: patient
				}
			},
			{
				root,
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					globalSetup: ['./test/support/portal.global.ts', './test/support/smtp.global.ts'],
					environment: 'node',
					testTimeout: 180_000,
					hookTimeout: 240_000,
					expect: patient
				}
			}
		]
	}
});
