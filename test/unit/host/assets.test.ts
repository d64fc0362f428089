import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAssets } from '../../../api/host/assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'malaqbi-assets-'));
writeFileSync(join(folder, 'page.js'), 'export {};');
writeFileSync(join(folder, 'gone.js'), 'export {};');
const packed = mkdtempSync(join(tmpdir(), 'malaqbi-packed-'));
writeFileSync(join(packed, 'small.js.br'), brotliCompressSync('export {};'));
writeFileSync(join(folder, 'small.js'), 'as it was before it was packed');
const assets = openAssets(folder, packed);
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
	for (const each of [folder, packed]) rmSync(each, { recursive: true, force: true });
});

test('an asset is sent as what it is', async () => {
	const answer = await fetch(`${url}/page.js`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toContain('javascript');
	expect(await answer.text()).toBe('export {};');
});

test('one that the build has packed goes as it was packed, to who understands it', async () => {
	const asked = async (encoding: string) => {
		const headers = { 'accept-encoding': encoding };
		return (await fetch(`${url}/small.js`, { headers })).text();
	};
	expect(await asked('gzip, br')).toBe('export {};');
	expect(await asked('gzip')).toBe('as it was before it was packed');
});

test('one that a new build has taken away is a 404, and the portal goes on', async () => {
	rmSync(join(folder, 'gone.js'));
	expect((await fetch(`${url}/gone.js`)).status).toBe(404);
	expect((await fetch(`${url}/gone.js`)).status).toBe(404);
	expect((await fetch(`${url}/page.js`)).status).toBe(200);
});
