import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAssets } from '../../../api/host/assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'malaqbi-assets-'));
writeFileSync(join(folder, 'page.js'), 'export {};');
writeFileSync(join(folder, 'gone.js'), 'export {};');
const assets = openAssets(folder);
const server = http.createServer((request, response) => {
	void assets.answer(request, response, request.url ?? '').then((answered) => {
		if (!answered) response.writeHead(404).end();
	});
});
let url = '';

beforeAll(async () => {
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address: string | AddressInfo | null = server.address();
	url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true, force: true });
});

test('an asset is sent as what it is', async () => {
	const answer = await fetch(`${url}/page.js`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toContain('javascript');
	expect(await answer.text()).toBe('export {};');
});

test('one that a new build has taken away is a 404, and the portal goes on', async () => {
	rmSync(join(folder, 'gone.js'));
	expect((await fetch(`${url}/gone.js`)).status).toBe(404);
	expect((await fetch(`${url}/gone.js`)).status).toBe(404);
	expect((await fetch(`${url}/page.js`)).status).toBe(200);
});
