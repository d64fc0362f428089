import { unzipSync } from 'fflate';
import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import type { Bindings } from '#api/http/env.ts';
import * as t from '#db/schema/index.ts';
import { docx, fetched, handOut, pdf, upload } from '#test/support/hand-outs.ts';
import { noise } from '#test/support/noise.ts';
import { world } from '#test/support/world.ts';
import { materialWorld, text } from '#test/support/world-material.ts';

const w = await world({ CONTENT_ORIGIN: 'https://konten.test' });
const { anis, hall } = await materialWorld(w);

/** The same portal, its store watched: how often bytes were read of it. */
function counted(bindings: Bindings) {
	let times = 0;
	const bucket = bindings.BUCKET;
	if (!bucket) throw new Error('no bucket');
	const BUCKET = new Proxy(bucket, {
		get(target, name) {
			if (name === 'get') times += 1;
			const member: unknown = Reflect.get(target, name);
			return typeof member === 'function' ? (member.bind(target) as unknown) : member;
		}
	});
	return { bindings: { ...bindings, BUCKET }, read: () => times };
}

describe('the pack', () => {
	test('is one archive of the newest files, with texts and links beside them', async ({
		expect
	}) => {
		const { held, base, agent } = await hall();
		const one = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(1200) });
		await upload(agent, `${base}/${one.materialId}`, { name: 'a baru.pdf', bytes: pdf(4100) });
		await handOut(agent, held.id, { name: 'b.docx', bytes: docx() });
		await agent.post(base, { kind: 'link', title: 'Rekaman', url: 'https://contoh.go.id/r' });
		await agent.post(base, text('Catatan: hari/1'));
		await agent.post(base, text('Nanti', { shown: { before: false, during: false, after: true } }));
		const answer = await (await anis()).get(`${base}/pack`);
		const got = await fetched(w, answer.headers.get('location') ?? '');
		expect(got.headers.get('content-type')).toBe('application/zip');
		const files = unzipSync(got.bytes);
		expect(Object.keys(files)).toEqual([
			'01 a baru.pdf',
			'02 b.docx',
			'03 Rekaman.txt',
			'04 Catatan hari 1.txt'
		]);
		expect(files['01 a baru.pdf']).toEqual(pdf(4100));
		expect(files['02 b.docx']).toEqual(docx());
		expect(new TextDecoder().decode(files['03 Rekaman.txt'])).toContain('https://contoh.go.id/r');
	});

	test('that would not fit into one archive is refused before it begins; single files are not', async ({
		expect
	}) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(1200) });
		await w.db
			.update(t.materialVersion)
			.set({ size: 4_000_000_001 })
			.where(eq(t.materialVersion.materialId, materialId));
		const ani_ = await anis();
		const { body } = await ani_.get(base);
		expect(body.pack).toEqual({
			files: 1,
			bytes: 4_000_000_001,
			limit: 4_000_000_000,
			fits: false
		});
		const refused = await ani_.get(`${base}/pack`);
		expect([refused.status, refused.body.code]).toEqual([409, 'pack-too-large']);
		expect((await ani_.get(`${base}/${materialId}/file`)).status).toBe(302);
	});

	test('asked for its head alone packs nothing, reads no file, and notes no download', async ({
		expect
	}) => {
		const { held, base, agent } = await hall();
		const { materialId } = await handOut(agent, held.id, { name: 'a.pdf', bytes: pdf(5000) });
		const ani_ = await anis();
		const asked = [
			await ani_.send('HEAD', `${base}/pack`),
			await ani_.send('HEAD', `${base}/${materialId}/file`)
		];
		expect(asked.map(({ status }) => status)).toEqual([302, 302]);
		const { bindings, read } = counted(w.bindings);
		for (const { headers } of asked) {
			const address = headers.get('location') ?? '';
			const got = await fetched({ ...w, bindings }, address, {}, 'HEAD');
			expect([got.status, got.bytes.length]).toEqual([200, 0]);
			expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
		}
		expect(read()).toBe(0);
		expect((await agent.get(`${base}/${materialId}/downloads`)).body.items).toEqual([]);
		const [pack] = asked;
		await fetched({ ...w, bindings }, pack?.headers.get('location') ?? '');
		expect(read()).toBe(5);
	});

	test('is not compressed: what is packed is packed already', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const film = noise(9000);
		film.set(new TextEncoder().encode('\0\0\0 ftypisom'));
		await handOut(agent, held.id, { name: 'film.mp4', bytes: film });
		const answer = await (await anis()).get(`${base}/pack`);
		const { bytes } = await fetched(w, answer.headers.get('location') ?? '');
		expect(bytes.length).toBeGreaterThan(9000);
		expect(bytes.length).toBeLessThan(9300);
	});
});
