import { describe, test } from 'vitest';
import { handOut, pdf } from '#test/support/hand-outs.ts';
import { world } from '#test/support/world.ts';
import { materialWorld } from '#test/support/world-material.ts';

const w = await world({ CONTENT_ORIGIN: 'https://konten.test' });
const { anis, hall } = await materialWorld(w);

describe('who downloaded what', () => {
	test('trainers see it, with how often; a participant does not', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(1200) });
		const ani_ = await anis();
		await ani_.get(`${base}/${materialId}/file?as=inline`);
		await ani_.get(`${base}/pack`);
		const { body } = await agent.get(`${base}/${materialId}/downloads`);
		expect(body).toMatchObject({
			participants: 1,
			items: [{ person: 'Ani Nurhayati', version: 1, times: 2 }]
		});
		expect((await ani_.get(`${base}/${materialId}/downloads`)).status).toBe(404);
	});

	test('counts a film once, not every piece that a player asks for', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(1200) });
		const ani_ = await anis();
		for (const range of ['bytes=0-', 'bytes=500-', 'bytes=900-1000'])
			await ani_.get(`${base}/${materialId}/file?as=inline`, { headers: { range } });
		const { body } = await agent.get(`${base}/${materialId}/downloads`);
		expect(body.items).toMatchObject([{ times: 1 }]);
	});

	test('the person finds it in their own data', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'milik.pdf', bytes: pdf(1200) });
		const ani_ = await anis();
		await ani_.get(`${base}/${materialId}/file`);
		const { body } = await ani_.get('/api/my-data?language=id');
		expect(JSON.stringify(body)).toContain('milik.pdf');
	});
});
