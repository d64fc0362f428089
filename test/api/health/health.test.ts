import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { AppEnv, Bindings } from '#api/http/env.ts';
import { onError } from '#api/http/on-error.ts';
import { openAgent } from '#test/support/agent.ts';
import { bindingsFor } from '#test/support/env.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import { pngOf } from '#test/support/png.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const healthOf = (overrides: Partial<Bindings>) =>
	openAgent({ ...w.bindings, ...overrides }).get('/api/health');
const answering = (status: number, body: unknown = null) => ({
	fetch: async () => new Response(body === null ? null : JSON.stringify(body), { status })
});

describe('the health of the portal', () => {
	test('is told to a monitor that knows nobody', async ({ expect }) => {
		const HOST = answering(200, { backup: 'late', disk: 'low' });
		expect(await healthOf({ HOST })).toMatchObject({
			status: 200,
			body: {
				version: packageFile.version,
				database: 'ok',
				storage: 'ok',
				backup: 'late',
				disk: 'low'
			}
		});
		expect((await healthOf({})).body).toMatchObject({ backup: 'elsewhere', disk: 'elsewhere' });
	});

	test('is told even when the host cannot look at its disk', async ({ expect }) => {
		const unknown = { backup: 'unknown', disk: 'unknown' };
		expect(await healthOf({ HOST: answering(500) })).toMatchObject({ status: 200, body: unknown });
	});

	test('is 503 while the files are away', async ({ expect }) => {
		const answer = await healthOf({ FILES: answering(503) });
		expect(answer).toMatchObject({ status: 503, body: { database: 'ok', storage: 'away' } });
	});

	test('is 503 while the database is away', async ({ expect }) => {
		const away = bindingsFor('x', { LIBSQL_URL: 'http://127.0.0.1:9/' });
		const answer = await openAgent(away).get('/api/health');
		expect(answer).toMatchObject({ status: 503, body: { database: 'away' } });
	});
});

describe('a store of files', () => {
	test.each([
		['that is away', 503, { status: 503, body: { code: 'storage-unavailable' } }],
		['whose disk is full', 507, { status: 507, body: { code: 'storage-full' } }]
	])('%s is a problem by its name, and nothing of the write stays', async (_, status, problem) => {
		const admin = await w.person('Admin', { roles: ['admin'] });
		const agent = await w.agent(admin);
		const png = btoa(String.fromCharCode(...pngOf(40, 60)));
		const before = (await agent.get('/api/settings')).body;
		const cut = openAgent({ ...w.bindings, FILES: answering(status) }, { cookie: agent.cookie });
		const refused = await cut.put('/api/settings/crest', { png });
		expect(refused).toMatchObject(problem);
		expect((await agent.get('/api/settings')).body).toEqual(before);
	});
});

describe('a database whose disk is full', () => {
	test('is a 503 with a problem, not a fault of ours', async ({ expect }) => {
		const failing = new Hono<AppEnv>().onError(onError).get('/', () => {
			const cause = Object.assign(new Error('SQLITE_FULL: database or disk is full'), {
				code: 'SQLITE_FULL'
			});
			throw new Error('Failed query: insert into person', { cause });
		});
		const answer = await failing.request('/');
		expect(answer.status).toBe(503);
		expect(await answer.json()).toMatchObject({ code: 'database-unavailable' });
	});
});
