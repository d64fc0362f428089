import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { sweepUploads } from '#api/modules/material/index.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { sha256Of } from '#api/ports/storage/hash.ts';
import * as t from '#db/schema/index.ts';
import { compound, docx, handOut, pdf, upload, zip } from '#test/support/hand-outs.ts';
import { noise } from '#test/support/noise.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const dewi = await w.person('Dewi Narasumber');
const ani = await w.person('Ani Peserta');
const other = await w.person('Narasumber lain', { roles: ['trainer'] });
// A kilobyte a part: the same road as eight mebibytes, in a test's time.
await w.rule('materi_acara.bagian_mib', 1 / 1024);
const partBytes = 1024;
const outsider = async () => other;

async function hall() {
	const held = await event();
	const at = await session(held);
	await teaches(dewi, at);
	await signup(ani, held);
	const agent = await w.agent(dewi);
	const base = `/api/workshops/${held.id}/material`;
	const added = await agent.post(base, { kind: 'file', title: 'Paparan' });
	const material = `${base}/${String(added.body.materialId)}`;
	return { held, agent, base, material };
}

async function begun(bytes: Uint8Array, name = 'paparan.pdf') {
	const at = await hall();
	const { status, body } = await at.agent.post(`${at.material}/uploads`, {
		name,
		size: bytes.length
	});
	const uploadPath = `${at.material}/uploads/${String(body.versionId)}`;
	const part = (number: number) => bytes.slice(number * partBytes, (number + 1) * partBytes);
	const put = (number: number, sent = part(number)) =>
		at.agent.put(`${uploadPath}/parts/${number}`, sent);
	return { ...at, status, body, upload: uploadPath, part, put };
}

describe('an upload', () => {
	test('is begun with the size of its parts', async ({ expect }) => {
		const { status, body } = await begun(pdf(2500));
		expect(status).toBe(201);
		expect(body).toMatchObject({ name: 'paparan.pdf', size: 2500, partBytes, parts: [] });
	});

	test('takes parts in any order, twice as well, and becomes one file', async ({ expect }) => {
		const bytes = pdf(2500);
		const { agent, put, upload: path, material } = await begun(bytes);
		for (const number of [2, 0, 2, 1, 0]) expect((await put(number)).status).toBe(200);
		const { body: known } = await agent.get(path);
		expect(known.parts.map((part: { number: number }) => part.number)).toEqual([0, 1, 2]);
		const { status, body } = await agent.post(`${path}/finish`);
		expect(status).toBe(200);
		expect(body.version).toMatchObject({ number: 1, type: 'application/pdf', size: 2500 });
		const again = await agent.post(`${path}/finish`);
		expect(again.body.version.id).toBe(body.version.id);
		const { body: detail } = await agent.get(material);
		expect(detail.item.file).toMatchObject({ name: 'paparan.pdf', macros: false, inline: true });
	});

	test('says which parts have come, so that the same file goes on after a reload', async ({
		expect
	}) => {
		const bytes = pdf(3000);
		const { agent, put, upload: path, part } = await begun(bytes);
		await put(1);
		const { status, body } = await agent.get(path);
		expect(status).toBe(200);
		const sha256 = await sha256Of(new Uint8Array(part(1)));
		expect(body).toMatchObject({ partBytes, parts: [{ number: 1, size: 1024, sha256 }] });
	});

	test('is not finished before every part has come, and names those that have not', async ({
		expect
	}) => {
		const { agent, put, upload: path } = await begun(pdf(2500));
		await put(1);
		const { status, body } = await agent.post(`${path}/finish`);
		expect([status, body.code]).toEqual([409, 'upload-incomplete']);
		expect(body.params.missing).toEqual([0, 2]);
	});

	test('asks again for a part whose bytes are gone from the store', async ({ expect }) => {
		const { agent, put, part, upload: path } = await begun(pdf(2500));
		for (const number of [0, 1, 2]) await put(number);
		await openStorage(w.bindings).drop(await sha256Of(new Uint8Array(part(1))));
		const { body } = await agent.post(`${path}/finish`);
		expect(body).toMatchObject({ code: 'upload-incomplete', params: { missing: [1] } });
		await put(1);
		expect((await agent.post(`${path}/finish`)).status).toBe(200);
	});

	test('refuses a part of the wrong size, and one that there is not', async ({ expect }) => {
		const { put, part } = await begun(pdf(2500));
		const refused = [
			await put(0, part(0).slice(1)),
			await put(2, noise(1024)),
			await put(1, noise(1025)),
			await put(3, noise(10))
		];
		expect(refused.map(({ status, body }) => [status, body.errors[0].code])).toEqual([
			[422, 'part_size'],
			[422, 'part_size'],
			[422, 'part_size'],
			[422, 'part_unknown']
		]);
	});

	test('takes no part any more once it is finished', async ({ expect }) => {
		const { agent, put, upload: path } = await begun(pdf(1500));
		await put(0);
		await put(1);
		await agent.post(`${path}/finish`);
		expect((await put(0)).body.code).toBe('upload-over');
		expect((await agent.get(path)).body.code).toBe('upload-over');
		expect((await agent.delete(path)).body.code).toBe('upload-over');
	});

	test('is given up, and its bytes go', async ({ expect }) => {
		const bytes = pdf(1024 + 333);
		const { agent, put, part, upload: path } = await begun(bytes);
		await put(1);
		expect((await agent.delete(path)).status).toBe(200);
		expect((await agent.get(path)).status).toBe(404);
		const sha256 = await sha256Of(new Uint8Array(part(1)));
		expect(await openStorage(w.bindings).has(sha256)).toBe(false);
	});

	test('that was left is cleared with its bytes; what is under way stays', async ({ expect }) => {
		const left = await begun(pdf(1024 + 444));
		await left.put(1);
		const going = await begun(pdf(1024 + 555));
		await going.put(1);
		await w.db
			.update(t.materialVersion)
			.set({ touchedAt: new Date(w.now.getTime() - 49 * 3_600_000) })
			.where(eq(t.materialVersion.id, left.body.versionId));
		await w.db
			.update(t.materialVersion)
			.set({ touchedAt: w.now })
			.where(eq(t.materialVersion.id, going.body.versionId));
		await sweepUploads(w.system());
		expect((await left.agent.get(left.upload)).status).toBe(404);
		expect((await going.agent.get(going.upload)).status).toBe(200);
		const sha256 = await sha256Of(new Uint8Array(left.part(1)));
		expect(await openStorage(w.bindings).has(sha256)).toBe(false);
	});

	test('of bytes that another file has as well leaves that one whole', async ({ expect }) => {
		const { held, agent } = await hall();
		const bytes = pdf(1700);
		const { materialId } = await handOut(agent, held.id, { name: 'asli.pdf', bytes });
		const copy = await begun(bytes);
		await copy.put(0);
		await copy.agent.delete(copy.upload);
		const { body } = await agent.get(`/api/workshops/${held.id}/material/${materialId}/file`);
		expect(body).toEqual(bytes);
	});

	test('larger than the rule, or than the room that is left, is not begun', async ({ expect }) => {
		const { agent, material } = await hall();
		const large = await agent.post(`${material}/uploads`, { name: 'a.pdf', size: 500_000_001 });
		expect(large.body.errors[0]).toMatchObject({ code: 'file_too_large' });
		for (const name of ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'])
			await agent.post(`${material}/uploads`, { name, size: 499_000_000 });
		const full = await agent.post(`${material}/uploads`, { name: 'a.pdf', size: 10_000_000 });
		expect(full.body.errors[0]).toMatchObject({
			code: 'material_quota',
			params: { left: 4_000_000 }
		});
	});
});

describe('an upload whose parts change while the bytes travel', () => {
	/** An upload of two parts with a store that does something else first, once. */
	async function beside() {
		const doing = { at: '', what: async (): Promise<unknown> => null };
		const store = new Proxy(bucketOf(w), {
			get:
				(target, key) =>
				async (...given: unknown[]) => {
					const what = doing.at === key ? doing.what : async () => null;
					if (doing.at === key) doing.at = '';
					const answer: unknown = await Reflect.apply(
						asMethod(Reflect.get(target, key)),
						target,
						given
					);
					await what();
					return answer;
				}
		});
		const own = await world({ BUCKET: store });
		await own.rule('materi_acara.bagian_mib', 1 / 1024);
		const shop = workshopWorld(own);
		const held = await shop.event();
		const trainer = await own.person('Eko Narasumber');
		await shop.teaches(trainer, await shop.session(held));
		const agent = await own.agent(trainer);
		const base = `/api/workshops/${held.id}/material`;
		const added = await agent.post(base, { kind: 'file', title: 'Paparan' });
		const bytes = pdf(1500);
		const begun = await agent.post(`${base}/${String(added.body.materialId)}/uploads`, {
			name: 'a.pdf',
			size: bytes.length
		});
		const path = `${base}/${String(added.body.materialId)}/uploads/${String(begun.body.versionId)}`;
		const put = (number: number, seed?: number) =>
			agent.put(
				`${path}/parts/${number}`,
				seed === undefined
					? bytes.slice(number * partBytes, (number + 1) * partBytes)
					: noise(1500 - partBytes, seed)
			);
		await put(0);
		await put(1);
		return { own, agent, path, put, doing, versionId: String(begun.body.versionId) };
	}
	const partsOf = (own: typeof w, versionId: string) =>
		own.db
			.select({ sha256: t.materialPart.sha256 })
			.from(t.materialPart)
			.where(eq(t.materialPart.versionId, versionId))
			.orderBy(t.materialPart.number);

	test('takes no part that was on its way when it was finished', async ({ expect }) => {
		const { own, agent, path, put, doing, versionId } = await beside();
		const before = await partsOf(own, versionId);
		doing.what = () => agent.post(`${path}/finish`);
		doing.at = 'put';
		expect((await put(1, 91)).body.code).toBe('upload-over');
		expect(await partsOf(own, versionId)).toEqual(before);
		const late = await sha256Of(noise(1500 - partBytes, 91));
		expect(await openStorage(own.bindings).has(late)).toBe(false);
	});

	test('takes no part that was on its way when it was given up', async ({ expect }) => {
		const { own, agent, path, put, doing, versionId } = await beside();
		doing.what = () => agent.delete(path);
		doing.at = 'put';
		expect((await put(1, 92)).body.code).toBe('upload-over');
		expect(await partsOf(own, versionId)).toEqual([]);
	});

	test('is finished with the bytes that were judged, or asked for again', async ({ expect }) => {
		const { agent, path, put, doing } = await beside();
		doing.what = () => put(1, 93);
		doing.at = 'get';
		const { body } = await agent.post(`${path}/finish`);
		expect(body).toMatchObject({ code: 'upload-incomplete', params: { missing: [1] } });
		expect((await agent.post(`${path}/finish`)).status).toBe(200);
	});

	test('keeps no bytes that a part sent anew took the place of', async ({ expect }) => {
		const { own, put } = await beside();
		await put(1, 94);
		await put(1, 95);
		const there = await Promise.all(
			[94, 95].map(async (seed) =>
				openStorage(own.bindings).has(await sha256Of(noise(1500 - partBytes, seed)))
			)
		);
		expect(there).toEqual([false, true]);
	});
});

/** The store of every test is a bucket. */
function bucketOf({ bindings: { BUCKET } }: typeof w) {
	if (!BUCKET) throw new Error('no bucket');
	return BUCKET;
}

/** What a bucket does, it does by its methods. */
function asMethod(of: unknown) {
	if (typeof of !== 'function') throw new Error('no method of a bucket');
	return of;
}

describe('a file is what it holds', () => {
	test.for([
		['laporan.pdf.exe', pdf(1500), 'laporan.pdf.pdf', 'application/pdf', false],
		[
			'bahan.pdf',
			docx(),
			'bahan.docx',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			false
		],
		[
			'surat.docx',
			docx(['word/vbaProject.bin']),
			'surat.docm',
			'application/vnd.ms-word.document.macroEnabled.12',
			true
		],
		['lama.docx', compound(['WordDocument']), 'lama.doc', 'application/msword', false],
		[
			'rekap.xls',
			compound(['Workbook', '_VBA_PROJECT']),
			'rekap.xls',
			'application/vnd.ms-excel',
			true
		],
		['paket.zip', zip(['a.txt', 'b/hitung.xlsm']), 'paket.zip', 'application/zip', true]
	] as const)('%s', async ([name, bytes, called, type, macros], { expect }) => {
		const { agent, material } = await hall();
		const { status, body } = await upload(agent, material, { name, bytes });
		expect(status).toBe(200);
		expect(body.version).toMatchObject({ name: called, type, macros });
	});

	test('a page, a drawing or a program is refused with its first part', async ({ expect }) => {
		const { agent, material } = await hall();
		for (const [name, text] of [
			['paparan.pdf', '<!doctype html><script>alert(1)</script>'],
			['gambar.png', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
			['foto.jpg', 'MZ\u0090 program']
		] as const) {
			const answer = await upload(agent, material, { name, bytes: new TextEncoder().encode(text) });
			expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'material_type']);
		}
	});

	test('an Office file locked by a password, or a torn archive, is refused and forgotten', async ({
		expect
	}) => {
		const { agent, material } = await hall();
		const torn = docx().slice(0, -30);
		for (const bytes of [compound(['EncryptedPackage']), torn]) {
			const answer = await upload(agent, material, { name: 'kunci.docx', bytes });
			expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'material_type']);
		}
		expect((await agent.get(material)).body).toMatchObject({ versions: [], uploads: [] });
	});

	test('a kind that the agency does not allow is refused', async ({ expect }) => {
		const strict = await world();
		await strict.rule('materi_acara.jenis', ['pdf']);
		const rooms = workshopWorld(strict);
		const held = await rooms.event();
		const trainer = await strict.person('Eko Narasumber');
		await rooms.teaches(trainer, await rooms.session(held));
		const { finished } = await handOut(await strict.agent(trainer), held.id, {
			name: 'a.docx',
			bytes: docx()
		});
		expect(finished.body.errors[0].code).toBe('material_family');
	});
});

const missing = '/api/workshops/evt_0/material/mtr_0/uploads';
const pathOf = async (rest = '') => `${(await begun(pdf(1500))).upload}${rest}`;
hides('POST /api/workshops/:eventId/material/:materialId/uploads', () => w, {
	method: 'POST',
	path: async () => `${(await hall()).material}/uploads`,
	missing,
	body: { name: 'a.pdf', size: 10 },
	outsider
});
hides('GET /api/workshops/:eventId/material/:materialId/uploads/:versionId', () => w, {
	method: 'GET',
	path: async () => pathOf(),
	missing: `${missing}/mvr_0`,
	outsider
});
hides(
	'PUT /api/workshops/:eventId/material/:materialId/uploads/:versionId/parts/:number',
	() => w,
	{
		method: 'PUT',
		path: async () => pathOf('/parts/0'),
		missing: `${missing}/mvr_0/parts/0`,
		body: pdf(1024),
		outsider
	}
);
hides('POST /api/workshops/:eventId/material/:materialId/uploads/:versionId/finish', () => w, {
	method: 'POST',
	path: async () => pathOf('/finish'),
	missing: `${missing}/mvr_0/finish`,
	outsider: async () => ani
});
hides('DELETE /api/workshops/:eventId/material/:materialId/uploads/:versionId', () => w, {
	method: 'DELETE',
	path: async () => pathOf(),
	missing: `${missing}/mvr_0`,
	outsider: async () => ani
});
