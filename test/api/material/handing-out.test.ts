import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { fetched, handOut, pdf, upload } from '#test/support/hand-outs.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { materialWorld, soon, text, titles } from '#test/support/world-material.ts';

const w = await world({ CONTENT_ORIGIN: 'https://konten.test' });
const { ani, anis, budi, hall, session } = await materialWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const other = await w.person('Narasumber lain', { roles: ['trainer'] });
const outsider = async () => other;

describe('handing out', () => {
	test('a link, a text and a file reach those who hold a seat, in order', async ({ expect }) => {
		const { held, base, agent } = await hall();
		await agent.post(base, { kind: 'link', title: 'Rekaman', url: 'https://contoh.go.id/r' });
		await agent.post(base, text('Pengantar'));
		await handOut(agent, held.id, { name: 'Paparan.pdf', bytes: pdf(3000) });
		const { status, body } = await (await anis()).get(base);
		expect(status).toBe(200);
		expect(titles(body)).toEqual(['Rekaman', 'Pengantar', 'Paparan.pdf']);
		expect(body).toMatchObject({
			mayPublish: false,
			limits: null,
			pack: { files: 1, bytes: 3000, fits: true },
			items: [
				{ kind: 'link', url: 'https://contoh.go.id/r' },
				{ textHtml: expect.stringContaining('<strong>Pengantar</strong>') },
				{ file: { size: 3000, type: 'application/pdf', macros: false } }
			]
		});
	});

	test('is the organiser’s right as well as the trainer’s', async ({ expect }) => {
		const { base } = await hall();
		const { status } = await (await w.agent(organiser)).post(base, text('Tata tertib'));
		expect(status).toBe(201);
	});

	test('text is sanitised, and a link leads to the web alone', async ({ expect }) => {
		const { base, agent } = await hall();
		const added = await agent.post(base, text('x', { text: 'a <script>alert(1)</script>' }));
		const { body } = await agent.get(`${base}/${added.body.materialId}`);
		expect(body.item.textHtml).not.toContain('<script');
		const harmful = await agent.post(base, {
			kind: 'link',
			title: 'y',
			url: 'javascript:alert(1)'
		});
		expect(harmful.status).toBe(422);
	});

	test('asks a link for its address, a text for words, and everything for a time', async ({
		expect
	}) => {
		const { base, agent } = await hall();
		const refused = await Promise.all([
			agent.post(base, { kind: 'link', title: 'a' }),
			agent.post(base, { kind: 'text', title: 'a', text: ' ' }),
			agent.post(base, text('a', { shown: { before: false, during: false, after: false } })),
			agent.post(base, text('a', { sessionId: 'ses_0' }))
		]);
		expect(refused.map(({ body }) => body.errors[0].pointer)).toEqual([
			'/url',
			'/text',
			'/shown',
			'/sessionId'
		]);
	});

	test('is changed and moved up and down within its session', async ({ expect }) => {
		const { base, agent } = await hall();
		const ids: string[] = [];
		for (const title of ['satu', 'dua', 'tiga'])
			ids.push((await agent.post(base, text(title))).body.materialId);
		await agent.post(`${base}/${ids[2]}/move`, { direction: 'up' });
		await agent.post(`${base}/${ids[0]}/move`, { direction: 'up' });
		await agent.post(`${base}/${ids[1]}/move`, { direction: 'down' });
		await agent.put(`${base}/${ids[0]}`, { title: 'Satu', text: 'Baru' });
		expect(titles((await (await anis()).get(base)).body)).toEqual(['Satu', 'tiga', 'dua']);
	});

	test('is taken back with its bytes; who had it stays known', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(1777) });
		const given = await (await anis()).get(`${base}/${materialId}/file`);
		expect((await agent.delete(`${base}/${materialId}`)).status).toBe(200);
		expect((await (await anis()).get(`${base}/${materialId}/file`)).status).toBe(404);
		// An address that was given before is worth nothing any more.
		const { status } = await fetched(w, given.headers.get('location') ?? '');
		expect(status).toBe(404);
		const parts = await w.db
			.select()
			.from(t.materialPart)
			.innerJoin(t.materialVersion, eq(t.materialVersion.id, t.materialPart.versionId))
			.where(eq(t.materialVersion.materialId, materialId));
		expect(parts).toEqual([]);
		const log = await w.db
			.select()
			.from(t.materialDownload)
			.innerJoin(t.materialVersion, eq(t.materialVersion.id, t.materialDownload.versionId))
			.where(eq(t.materialVersion.materialId, materialId));
		expect(log).toHaveLength(1);
	});

	test('a session that is taken out of the plan leaves its material to the event', async ({
		expect
	}) => {
		const { held, base, agent } = await hall();
		const second = await session(held, { startsAt: soon(48) });
		await agent.post(base, text('Hari kedua', { sessionId: second.id }));
		await (await w.agent(organiser)).delete(`/api/workshops/${held.id}/sessions/${second.id}`);
		expect((await agent.get(base)).body.items).toMatchObject([
			{ title: 'Hari kedua', sessionId: null }
		]);
	});
});

describe('its time', () => {
	const when = (time: string) => ({
		shown: { before: time === 'before', during: time === 'during', after: time === 'after' }
	});
	test.for([
		['before', 24],
		['during', -1],
		['after', -24]
	] as const)('%s the session shows what is meant for then', async ([time, begins], { expect }) => {
		const { base, at, agent } = await hall(soon(begins));
		for (const each of ['before', 'during', 'after'])
			await agent.post(base, text(each, { sessionId: at.id, ...when(each) }));
		const { body } = await (await anis()).get(base);
		expect(titles(body)).toEqual([time]);
		expect(titles((await agent.get(base)).body)).toEqual(['before', 'during', 'after']);
	});

	test('what is not to be seen yet is not to be fetched either', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, {
			name: 'Kunci jawaban.pdf',
			bytes: pdf(1100),
			...when('after')
		});
		const ani_ = await anis();
		const asked = [
			await ani_.get(`${base}/${materialId}`),
			await ani_.get(`${base}/${materialId}/file`),
			await ani_.get(`${base}/pack`)
		];
		expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
		expect((await agent.get(`${base}/${materialId}/file`)).status).toBe(302);
	});
});

describe('versions', () => {
	test('a new file takes the place of the old one, which trainers can still open', async ({
		expect
	}) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(1200) });
		await upload(agent, `${base}/${materialId}`, { name: 'b.pdf', bytes: pdf(2200) });
		const { body } = await agent.get(`${base}/${materialId}`);
		expect(body.versions).toMatchObject([
			{ number: 2, name: 'b.pdf', by: 'Dewi Narasumber' },
			{ number: 1, name: 'a.pdf' }
		]);
		const old = `${base}/${materialId}/file?version=${body.versions[1].id}`;
		const answer = await agent.get(old);
		const { bytes } = await fetched(w, answer.headers.get('location') ?? '');
		expect(bytes).toEqual(pdf(1200));

		const ani_ = await anis();
		expect((await ani_.get(old)).status).toBe(404);
		expect((await ani_.get(`${base}/${materialId}`)).body).toMatchObject({
			versions: [],
			item: { file: { name: 'b.pdf' } }
		});
	});
});

describe('who is not on the list', () => {
	test('learns nothing, waiting for a seat or not', async ({ expect }) => {
		const { base } = await hall();
		expect((await (await w.agent(budi)).get(base)).status).toBe(404);
	});
	const missing = '/api/workshops/evt_0/material';
	const one = async () => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(1100) });
		return `${base}/${materialId}`;
	};
	const base = async () => (await hall()).base;
	const withFile = async () => (await one()).replace(/\/[^/]+$/, '');

	hides('GET /api/workshops/:eventId/material', () => w, {
		method: 'GET',
		path: base,
		missing,
		outsider
	});
	hides('POST /api/workshops/:eventId/material', () => w, {
		method: 'POST',
		path: base,
		missing,
		body: text('a'),
		outsider: async () => ani
	});
	hides('GET /api/workshops/:eventId/material/pack', () => w, {
		method: 'GET',
		path: async () => `${await withFile()}/pack`,
		missing: `${missing}/pack`,
		outsider
	});
	hides('GET /api/workshops/:eventId/material/:materialId', () => w, {
		method: 'GET',
		path: one,
		missing: `${missing}/mtr_0`,
		outsider
	});
	hides('PUT /api/workshops/:eventId/material/:materialId', () => w, {
		method: 'PUT',
		path: one,
		missing: `${missing}/mtr_0`,
		body: { title: 'b' },
		outsider: async () => ani
	});
	hides('POST /api/workshops/:eventId/material/:materialId/move', () => w, {
		method: 'POST',
		path: async () => `${await one()}/move`,
		missing: `${missing}/mtr_0/move`,
		body: { direction: 'up' },
		outsider: async () => ani
	});
	hides('DELETE /api/workshops/:eventId/material/:materialId', () => w, {
		method: 'DELETE',
		path: one,
		missing: `${missing}/mtr_0`,
		outsider: async () => ani
	});
	hides('GET /api/workshops/:eventId/material/:materialId/file', () => w, {
		method: 'GET',
		path: async () => `${await one()}/file`,
		missing: `${missing}/mtr_0/file`,
		outsider
	});
	hides('GET /api/workshops/:eventId/material/:materialId/downloads', () => w, {
		method: 'GET',
		path: async () => `${await one()}/downloads`,
		missing: `${missing}/mtr_0/downloads`,
		outsider: async () => ani
	});
});
