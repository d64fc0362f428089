import { describe, test } from 'vitest';
import { compound, docx, fetched, handOut, pdf } from '#test/support/hand-outs.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';
import { materialWorld } from '#test/support/world-material.ts';

const w = await world({ CONTENT_ORIGIN: 'https://konten.test' });
const { anis, hall } = await materialWorld(w);

describe('the content host', () => {
	const bytes = pdf(5000);
	async function given(name = 'Paparan hari 1.pdf', file = bytes, query = '') {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name, bytes: file });
		const answer = await (await anis()).get(`${base}/${materialId}/file${query}`);
		return { answer, address: answer.headers.get('location') ?? '', base, agent, materialId };
	}

	test('gives the file as an attachment, without a cookie', async ({ expect }) => {
		const { answer, address } = await given();
		expect(answer.status).toBe(302);
		expect(address).toMatch(/^https:\/\/konten\.test\/material\//);
		const got = await fetched(w, address);
		expect(got.status).toBe(200);
		expect(got.bytes).toEqual(bytes);
		expect(Object.fromEntries(got.headers)).toMatchObject({
			'content-length': '5000',
			'content-type': 'application/pdf',
			'content-disposition': "attachment; filename*=UTF-8''Paparan%20hari%201.pdf",
			'x-content-type-options': 'nosniff',
			'accept-ranges': 'bytes'
		});
		expect(got.headers.get('content-security-policy')).toContain('sandbox');
	});

	test('gives any range of it, across its parts', async ({ expect }) => {
		const { address } = await given();
		for (const [range, from, to] of [
			['bytes=0-9', 0, 10],
			['bytes=1000-2100', 1000, 2101],
			['bytes=4990-', 4990, 5000],
			['bytes=-7', 4993, 5000]
		] as const) {
			const got = await fetched(w, address, { range });
			expect(got.status).toBe(206);
			expect(got.bytes).toEqual(bytes.slice(from, to));
			expect(got.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/5000`);
		}
		expect((await fetched(w, address, { range: 'bytes=5000-' })).status).toBe(416);
	});

	test('sends the whole when what was resumed is another file, nothing when it is the same', async ({
		expect
	}) => {
		const { address } = await given();
		const stale = await fetched(w, address, { range: 'bytes=0-9', 'if-range': '"mvr_old"' });
		expect([stale.status, stale.bytes.length]).toEqual([200, 5000]);
		const tag = stale.headers.get('etag') ?? '';
		expect((await fetched(w, address, { range: 'bytes=0-9', 'if-range': tag })).status).toBe(206);
		expect((await fetched(w, address, { 'if-none-match': tag })).status).toBe(304);
	});

	test('shows a PDF or a picture inside the portal’s own pages, and nothing else', async ({
		expect
	}) => {
		const shown = await given('a.pdf', pdf(1500), '?as=inline');
		const got = await fetched(w, shown.address);
		expect(got.headers.get('content-disposition')).toMatch(/^inline/);
		expect(got.headers.get('content-security-policy')).toContain(
			'frame-ancestors https://portal.test'
		);
		for (const file of [docx(), compound(['WordDocument'])]) {
			const { address } = await given('a.docx', file, '?as=inline');
			expect((await fetched(w, address)).headers.get('content-disposition')).toMatch(/^attachment/);
		}
	});

	test('knows no address that the portal did not sign, nor one that is over', async ({
		expect
	}) => {
		const { address } = await given();
		const [, , , , token = ''] = address.split('/');
		const [facts = '', signature = ''] = token.split('.');
		const changed = atob(facts).replace('attachment', 'inline');
		for (const bad of [
			`${btoa(changed).replaceAll('=', '')}.${signature}`,
			`${facts}.${'A'.repeat(43)}`,
			'x',
			'.'
		]) {
			const got = await fetched(w, `https://konten.test/material/${bad}/a.pdf`);
			expect(got.status).toBe(404);
		}
		expect((await fetched(w, 'https://konten.test/api/health')).status).toBe(404);
		expect((await fetched(w, 'https://konten.test/')).status).toBe(404);
	});

	test('without one, the portal hands the file over as an attachment', async ({ expect }) => {
		const plain = await world();
		const rooms = workshopWorld(plain);
		const held = await rooms.event();
		const trainer = await plain.person('Eko Narasumber');
		await rooms.teaches(trainer, await rooms.session(held));
		const agent = await plain.agent(trainer);
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(900) });
		const answer = await agent.get(
			`/api/workshops/${held.id}/material/${materialId}/file?as=inline`,
			{ headers: { range: 'bytes=0-4' } }
		);
		expect(answer.status).toBe(206);
		expect(answer.body).toEqual(pdf(900).slice(0, 5));
		expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
		expect(answer.headers.get('content-security-policy')).toContain('sandbox');
	});
});
