import { unzipSync } from 'fflate';
import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { openJobCall } from '#api/http/actor.ts';
import type { Bindings } from '#api/http/env.ts';
import { tellMaterial } from '#api/modules/material/index.ts';
import * as t from '#db/schema/index.ts';
import { compound, docx, fetched, handOut, pdf, upload } from '#test/support/hand-outs.ts';
import { noise } from '#test/support/noise.ts';
import { plansOf, recorded } from '#test/support/recorded.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world({ CONTENT_ORIGIN: 'https://konten.test' });
const { event, session, signup, teaches } = workshopWorld(w);
const dewi = await w.person('Dewi Narasumber');
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const ani = await w.person('Ani Nurhayati');
const budi = await w.person('Budi Menunggu');
const other = await w.person('Narasumber lain', { roles: ['trainer'] });
await w.rule('materi_acara.bagian_mib', 1 / 1024);
const outsider = async () => other;
const hour = 3_600_000;
const soon = (hours: number) => new Date(Date.now() + hours * hour);

async function hall(startsAt = soon(24)) {
	const held = await event();
	const at = await session(held, { startsAt });
	await teaches(dewi, at);
	await signup(ani, held);
	await signup(budi, held, 'waitlisted');
	return { held, at, base: `/api/workshops/${held.id}/material`, agent: await w.agent(dewi) };
}
const never = { before: false, during: false, after: false };
const anis = () => w.agent(ani);
const titles = (body: { items: { title: string }[] }) => body.items.map(({ title }) => title);
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
const text = (title: string, given: object = {}) => ({
	kind: 'text',
	title,
	text: `Isi **${title}**`,
	...given
});

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

describe('participants are told', () => {
	const told = (who: { id: string }) =>
		w.db.select().from(t.notification).where(eq(t.notification.personId, who.id));
	const ofEvent = async (who: { id: string }, eventId: string) =>
		(await told(who)).filter(
			({ kind, facts }) => kind === 'material-published' && JSON.stringify(facts).includes(eventId)
		);

	test('once for ten files, after the trainer has paused, and only who holds a seat', async ({
		expect
	}) => {
		const { held, base, agent } = await hall();
		for (const title of ['satu', 'dua', 'tiga']) await agent.post(base, text(title));
		await tellMaterial(w.system(new Date()));
		expect(await ofEvent(ani, held.id)).toEqual([]);
		await tellMaterial(w.system(soon(1)));
		await tellMaterial(w.system(soon(2)));
		const [one, ...more] = await ofEvent(ani, held.id);
		expect(more).toEqual([]);
		expect(one?.facts).toMatchObject({ count: 3, first: 'satu' });
		expect(await ofEvent(budi, held.id)).toEqual([]);
	});

	test('once, although two turns come at the same time', async ({ expect }) => {
		const { held, base, agent } = await hall();
		await agent.post(base, text('satu'));
		await Promise.all([1, 2].map((hours) => tellMaterial(w.system(soon(hours)))));
		expect(await ofEvent(ani, held.id)).toHaveLength(1);
	});

	test('of what is meant for later, when it is to be seen', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const shown = { before: false, during: false, after: true };
		await agent.post(base, text('Kunci', { shown }));
		await tellMaterial(w.system(soon(2)));
		expect(await ofEvent(ani, held.id)).toEqual([]);
		await tellMaterial(w.system(soon(30)));
		expect(await ofEvent(ani, held.id)).toHaveLength(1);
	});

	test('of nothing that became readable long ago', async ({ expect }) => {
		const { held, base, agent } = await hall(soon(-20 * 24));
		const added = await agent.post(base, text('Dari dahulu'));
		await w.db
			.update(t.material)
			.set({ updatedAt: soon(-19 * 24) })
			.where(eq(t.material.id, added.body.materialId));
		await tellMaterial(w.system(new Date()));
		expect(await ofEvent(ani, held.id)).toEqual([]);
	});

	test('looks, in one round trip, only where something stirred within a week', async ({
		expect
	}) => {
		const quiet = await hall(soon(24 * 30));
		await quiet.agent.post(quiet.base, text('Nanti', { shown: { ...never, after: true } }));
		const drafted = await hall();
		await drafted.agent.post(drafted.base, text('Rancangan'));
		const status = { status: 'draft' as const };
		await w.db.update(t.workshopEvent).set(status).where(eq(t.workshopEvent.id, drafted.held.id));
		const over = await hall(soon(-1));
		await over.agent.post(over.base, text('Terlambat', { shown: { ...never, before: true } }));
		// Two turns: what is due goes with the first.
		const at = soon(10 * 24);
		await tellMaterial(w.system(at));
		const [, sent] = await recorded(async () =>
			tellMaterial(await openJobCall(w.bindings, { now: at, later: () => {} }))
		);
		const reads = sent.filter(({ sql }) => /\bfrom "material"/.test(sql));
		expect(reads).toHaveLength(2);
		const plans = await plansOf(w.bindings, reads);
		expect(plans.flat().filter((line) => /^SCAN (material|workshop_session)\b/.test(line))).toEqual(
			[]
		);
		expect(plans.flat().join('\n')).toContain('material_untold_event (event_id=?)');
		expect(plans.flat().join('\n')).toContain('workshop_session_end (ends_at>? AND ends_at<?)');
	});

	test('of no file that is still on its way', async ({ expect }) => {
		const { held, base, agent } = await hall();
		await agent.post(base, { kind: 'file', title: 'Belum sampai' });
		await tellMaterial(w.system(soon(2)));
		expect(await ofEvent(ani, held.id)).toEqual([]);
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
