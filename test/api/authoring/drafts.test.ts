import { beforeAll, describe, expect, test } from 'vitest';
import type { Agent } from '#test/support/agent.ts';
import { hides } from '#test/support/strangers.ts';
import { facts, pdf, png, writtenCourse } from '#test/support/world-authoring.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let l: ReturnType<typeof learningWorld>;
let hospital: Awaited<ReturnType<World['unit']>>;
let competency: { code: string };
let irma: { id: string };
let author: Agent;
let organiser: Agent;

beforeAll(async () => {
	w = await world();
	l = learningWorld(w);
	hospital = await w.unit('RSUD', { parent: w.root });
	competency = await w.competency('Pencegahan infeksi', { code: 'T.KES.09' });
	irma = await w.person('Irma', { roles: [{ role: 'trainer', unit: hospital }], unit: hospital });
	author = await w.agent(irma);
	organiser = await w.agent(await w.person('Andi', { roles: ['organiser'] }));
});

const given = () => ({ competencies: [{ code: competency.code, level: 2 }] });
const outsider = () => w.person('Orang Lain', { roles: ['verifier'] });

describe('a new course', () => {
	test('is its author’s and their unit’s, and in nobody’s catalogue', async () => {
		const { courseId } = await writtenCourse(author, { title: 'Gawat darurat', ...given() });
		const list = await author.get('/api/drafts?q=darurat');
		expect(list.body.items).toMatchObject([
			{ courseId, state: 'draft', version: null, ownerUnit: 'RSUD' }
		]);
		const nurse = await w.agent(await w.person('Sari'));
		expect((await nurse.get('/api/courses?q=darurat')).body.total).toBe(0);
		expect((await nurse.get(`/api/courses/${courseId}`)).status).toBe(404);
	});

	test('takes only forms, competencies and positions that the agency has', async () => {
		const answer = await author.post('/api/drafts', {
			...facts,
			formCode: 'X1',
			competencies: [{ code: 'T.TIDAK', level: 2 }],
			positionCodes: ['JX']
		});
		expect(answer.status).toBe(422);
		expect(answer.body.errors.map((each: { pointer: string }) => each.pointer)).toEqual([
			'/formCode',
			'/competencies/0/code',
			'/positionCodes/0'
		]);
	});

	test('offers forms, competencies and positions to choose from', async () => {
		const { body } = await author.get('/api/drafts/choices');
		expect(body.provider).toBe('RSUD');
		expect(body.competencies).toContainEqual({ code: 'T.KES.09', name: 'Pencegahan infeksi' });
		expect(body.forms.map((each: { code: string }) => each.code)).toContain('NKL03');
	});
});

describe('who may write which course', () => {
	test('a trainer: own ones and those of the unit; an organiser: all', async () => {
		const own = await writtenCourse(author, { title: 'Milik rumah sakit' });
		const other = await writtenCourse(organiser, { title: 'Milik badan' });
		const colleague = await w.agent(
			await w.person('Nining', { roles: [{ role: 'trainer', unit: hospital }] })
		);
		const titles = async (who: Agent) =>
			(await who.get('/api/drafts?q=milik&sort=title')).body.items.map(
				(each: { title: string }) => each.title
			);
		expect(await titles(author)).toEqual(['Milik rumah sakit']);
		expect(await titles(colleague)).toEqual(['Milik rumah sakit']);
		expect(await titles(organiser)).toEqual(['Milik badan', 'Milik rumah sakit']);
		expect((await author.get(other.at)).status).toBe(404);
		expect((await colleague.get(own.at)).status).toBe(200);
	});

	test('a trainer without a unit: only what they began', async () => {
		const free = await w.agent(await w.person('Wahyu', { roles: ['trainer'] }));
		const { courseId } = await writtenCourse(free, { title: 'Buatan Wahyu' });
		expect((await free.get('/api/drafts')).body.items).toMatchObject([{ courseId }]);
	});

	test('sorts, filters, and goes on where the page ended', async () => {
		const first = await organiser.get('/api/drafts?sort=title&limit=2');
		const second = await organiser.get(`/api/drafts?sort=title&limit=2&after=${first.body.next}`);
		const seen = [...first.body.items, ...second.body.items].map(
			(each: { title: string }) => each.title
		);
		expect(seen).toEqual([...seen].sort());
		expect(new Set(seen).size).toBe(seen.length);
		const newest = await organiser.get('/api/drafts?limit=1');
		const next = await organiser.get(`/api/drafts?limit=1&after=${newest.body.next}`);
		expect(next.body.items[0].courseId).not.toBe(newest.body.items[0].courseId);
		expect((await organiser.get('/api/drafts?state=archived')).body.items).toEqual([]);
	});
});

describe('saving', () => {
	test('two people at one lesson: the later one gets both texts, and nothing is overwritten', async () => {
		const { at, textId } = await writtenCourse(author, given());
		const first = await author.put(`${at}/lessons/${textId}`, { base: 2, markdown: 'Dari Irma' });
		expect(first.body).toMatchObject({ part: textId, revision: 3 });
		const late = await organiser.put(`${at}/lessons/${textId}`, { base: 2, markdown: 'Dari Andi' });
		expect(late).toMatchObject({
			status: 409,
			body: {
				code: 'draft-changed',
				params: { revision: 3, theirs: { markdown: 'Dari Irma' } }
			}
		});
		const { body } = await author.get(at);
		expect(body.lessons[0].markdown).toBe('Dari Irma');
		const again = await organiser.put(`${at}/lessons/${textId}`, { base: 3, markdown: 'Keduanya' });
		expect(again.status).toBe(200);
	});

	test('two people at two lessons do not disturb each other', async () => {
		const { at, textId, quizId } = await writtenCourse(author, given());
		await author.put(`${at}/lessons/${textId}`, { base: 2, title: 'Enam langkah' });
		const other = await organiser.put(`${at}/lessons/${quizId}`, { base: 1, draw: 1 });
		expect(other.status).toBe(200);
	});

	test('the facts, the same way', async () => {
		const { at } = await writtenCourse(author, given());
		const saved = await author.put(`${at}/facts`, { ...facts, title: 'Judul baru', base: 1 });
		expect(saved.body).toMatchObject({ part: 'facts', revision: 2 });
		expect((await author.put(`${at}/facts`, { ...facts, base: 1 })).status).toBe(409);
		expect((await author.get('/api/drafts?q=Judul baru')).body.items).toHaveLength(1);
	});

	test('keeps states to go back to; saves that follow each other are one', async () => {
		const { at, textId } = await writtenCourse(author, given());
		for (const [base, markdown] of [
			[2, 'satu'],
			[3, 'dua'],
			[4, 'tiga']
		] as const) {
			await author.put(`${at}/lessons/${textId}`, { base, markdown });
		}
		await author.delete(`${at}/lessons/${textId}`);
		const { items } = (await author.get(`${at}/history`)).body;
		expect(items.map((each: { action: string }) => each.action)).toEqual([
			'draft.lesson-removed',
			'draft.saved',
			'draft.questions-added',
			'draft.lesson-added',
			'draft.saved',
			'draft.lesson-added',
			'draft.created'
		]);
		expect(items[1]).toMatchObject({ savedBy: 'Irma', lessons: 2, questions: 2 });

		const back = await author.post(`${at}/history/${items[1].id}/restoration`);
		expect(back.status).toBe(200);
		const { lessons } = (await author.get(at)).body;
		expect(lessons[0]).toMatchObject({ id: textId, markdown: 'tiga' });
		const stale = await author.put(`${at}/lessons/${textId}`, { base: 5, markdown: 'usang' });
		expect(stale.status).toBe(409);
	});

	test('a state of another course restores nothing', async () => {
		const one = await writtenCourse(author, given());
		const two = await writtenCourse(author, given());
		const { items } = (await author.get(`${one.at}/history`)).body;
		const answer = await author.post(`${two.at}/history/${items[0].id}/restoration`);
		expect(answer.status).toBe(404);
	});
});

describe('lessons', () => {
	test('move, go and come back', async () => {
		const { at, textId, quizId } = await writtenCourse(author, given());
		const order = async () =>
			(await author.get(at)).body.lessons.map((each: { id: string }) => each.id);
		await author.put(`${at}/lessons/${quizId}/place`, { to: 0 });
		expect(await order()).toEqual([quizId, textId]);
		await author.delete(`${at}/lessons/${quizId}`);
		expect((await author.get(at)).body).toMatchObject({
			lessons: [{ id: textId }],
			removed: { lessons: [{ id: quizId, title: 'Kuis akhir' }] }
		});
		await author.post(`${at}/lessons/${quizId}/restoration`);
		expect(await order()).toEqual([textId, quizId]);
		expect((await author.post(`${at}/lessons/${quizId}/restoration`)).status).toBe(404);
	});

	test('count their minutes from the words, unless the author says', async () => {
		const { at, textId } = await writtenCourse(author, given());
		const markdown = 'kata '.repeat(261);
		await author.put(`${at}/lessons/${textId}`, { base: 2, markdown, minutes: null });
		const { lessons } = (await author.get(at)).body;
		expect(lessons[0]).toMatchObject({ minutesCounted: 3, minutesShown: 3 });
		expect(lessons[1]).toMatchObject({ minutesCounted: 4, bank: 2 });
	});

	test('show a picture by its path, told by its bytes and stored once', async () => {
		const { at, textId } = await writtenCourse(author, given());
		const first = await author.post(`${at}/files?name=Alur%20Kerja.exe`, png);
		expect(first).toMatchObject({
			status: 201,
			body: { path: 'gambar/alur-kerja.png', type: 'image/png', size: png.length }
		});
		expect((await author.post(`${at}/files?name=lain.png`, png)).body).toEqual(first.body);

		const twins = [1, 2, 3].map((last) => Uint8Array.from([...png, last]));
		const answers = await Promise.all(
			twins.map((bytes) => author.post(`${at}/files?name=kembar.png`, bytes))
		);
		const paths = answers.map(({ body }) => body.path).sort();
		expect(paths).toEqual(['gambar/kembar-2.png', 'gambar/kembar-3.png', 'gambar/kembar.png']);
		const urls = new Set(answers.map(({ body }) => body.url));
		expect(urls.size).toBe(3);
		const markdown = '![Alur kerja](gambar/alur-kerja.png)';
		const shown = await author.post(`${at}/renderings`, { markdown });
		expect(shown.body.html).toContain(`src="${first.body.url}" alt="Alur kerja"`);
		expect((await author.get(first.body.url)).body).toEqual(png);

		const stranger = await w.agent(await w.person('Sari'));
		expect((await stranger.get(first.body.url)).status).toBe(404);
		await author.put(`${at}/lessons/${textId}`, {
			base: 2,
			markdown: '![](gambar/alur-kerja.png)'
		});
		const { checks } = (await author.get(at)).body;
		expect(checks).toContainEqual(
			expect.objectContaining({
				code: 'alt-missing',
				blocking: true,
				at: { part: 'lesson', id: textId }
			})
		);
	});

	test('a file that is neither picture nor PDF, or too large, is refused', async () => {
		const { at } = await writtenCourse(author, given());
		const program = await author.post(`${at}/files?name=a.png`, Uint8Array.from([77, 90, 1]));
		expect(program.body.errors).toMatchObject([{ pointer: '/file', code: 'file_type' }]);
		const large = new Uint8Array(700 * 1024);
		large.set(png);
		const heavy = await author.post(`${at}/files?name=a.png`, large);
		expect(heavy.body.errors).toMatchObject([{ pointer: '/file', code: 'file_too_large' }]);
	});

	test('a PDF lesson names a file of the course', async () => {
		const { at } = await writtenCourse(author, given());
		const lesson = await author.post(`${at}/lessons`, { kind: 'pdf', title: 'Lembar saku' });
		const path = `${at}/lessons/${lesson.body.part}`;
		const missing = await author.put(path, { base: 1, filePath: 'berkas/tidak-ada.pdf' });
		expect(missing.body.errors).toMatchObject([{ pointer: '/filePath', code: 'missing_file' }]);
		const file = await author.post(`${at}/files?name=lembar.pdf`, pdf);
		expect((await author.put(path, { base: 1, filePath: file.body.path })).status).toBe(200);
		const shown = await author.get(`${path}/preview`);
		expect(shown.body.file).toMatchObject({ path: 'berkas/lembar.pdf', size: pdf.length });
	});
});

describe('a published course', () => {
	test('that was shipped opens as a draft of its lessons, and nothing changes by looking', async () => {
		const { courseId } = await l.completeCourse();
		const { body } = await organiser.get(`/api/drafts/${courseId}`);
		expect(body).toMatchObject({
			state: 'published',
			version: 1,
			revision: 0,
			facts: { title: 'Rekam Medis', jp: 6 }
		});
		expect(body.lessons.map((each: { title: string }) => each.title)).toEqual([
			'Pembuka',
			'Latihan',
			'Isi',
			'Lembar saku',
			'Kuis akhir'
		]);
		expect(body.lessons.map((each: { bank: number }) => each.bank)).toEqual([0, 2, 0, 0, 6]);
		expect(body.checks.map((each: { code: string }) => each.code)).not.toContain('file-missing');
	});
});

const somewhere = '/api/drafts/crs_tidak-ada';
const real = async () => (await writtenCourse(author, given())).at;
const lesson = async () => {
	const { at, textId } = await writtenCourse(author, given());
	return `${at}/lessons/${textId}`;
};

describe('what is too much', () => {
	test('is refused before it is read: a form of three megabytes', async () => {
		const { at, textId } = await writtenCourse(author, given());
		const heavy = { base: 2, markdown: 'x'.repeat(3 * 1024 * 1024) };
		const answers = [
			await author.put(`${at}/lessons/${textId}`, heavy),
			await author.put(`${at}/lessons/${textId}`, heavy, { key: crypto.randomUUID() })
		];
		expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
			'413 too-large',
			'413 too-large'
		]);
	});

	test('is a draft that grew beyond what a course is; what was saved stays', async () => {
		const { at } = await writtenCourse(author, given());
		const markdown = 'x'.repeat(200_000);
		let last = 200;
		for (let turn = 0; turn < 21 && last === 200; turn++) {
			const { body } = await author.post(`${at}/lessons`, { kind: 'text', title: `Bab ${turn}` });
			last = (await author.put(`${at}/lessons/${body.part}`, { base: 1, markdown })).status;
		}
		expect(last).toBe(413);
		expect((await author.get(at)).status).toBe(200);
	});
});

hides('GET /api/drafts', () => w, {
	method: 'GET',
	path: () => '/api/drafts',
	missing: '/api/drafts',
	outsider
});
hides('POST /api/drafts', () => w, {
	method: 'POST',
	path: () => '/api/drafts',
	missing: '/api/drafts',
	body: facts,
	outsider
});
hides('GET /api/drafts/choices', () => w, {
	method: 'GET',
	path: () => '/api/drafts/choices',
	missing: '/api/drafts/choices',
	outsider
});
hides('GET /api/drafts/:courseId', () => w, {
	method: 'GET',
	path: real,
	missing: somewhere,
	outsider
});
hides('PUT /api/drafts/:courseId/facts', () => w, {
	method: 'PUT',
	path: async () => `${await real()}/facts`,
	missing: `${somewhere}/facts`,
	body: { ...facts, base: 1 },
	outsider: () => w.person('Pelatih lain', { roles: ['trainer'] })
});
hides('GET /api/drafts/:courseId/history', () => w, {
	method: 'GET',
	path: async () => `${await real()}/history`,
	missing: `${somewhere}/history`,
	outsider: () => w.person('Pelatih lain', { roles: ['trainer'] })
});
hides('POST /api/drafts/:courseId/history/:stateId/restoration', () => w, {
	method: 'POST',
	path: async () => `${await real()}/history/dst_1/restoration`,
	missing: `${somewhere}/history/dst_1/restoration`,
	outsider
});
hides('POST /api/drafts/:courseId/lessons', () => w, {
	method: 'POST',
	path: async () => `${await real()}/lessons`,
	missing: `${somewhere}/lessons`,
	body: { kind: 'text', title: 'Sisipan' },
	outsider: () => w.person('Pelatih lain', { roles: ['trainer'] })
});
hides('PUT /api/drafts/:courseId/lessons/:lessonId', () => w, {
	method: 'PUT',
	path: lesson,
	missing: `${somewhere}/lessons/dls_1`,
	body: { base: 2, title: 'Diganti' },
	outsider: () => w.person('Pelatih lain', { roles: ['trainer'] })
});
hides('PUT /api/drafts/:courseId/lessons/:lessonId/place', () => w, {
	method: 'PUT',
	path: async () => `${await lesson()}/place`,
	missing: `${somewhere}/lessons/dls_1/place`,
	body: { to: 0 },
	outsider
});
hides('DELETE /api/drafts/:courseId/lessons/:lessonId', () => w, {
	method: 'DELETE',
	path: lesson,
	missing: `${somewhere}/lessons/dls_1`,
	outsider
});
hides('POST /api/drafts/:courseId/lessons/:lessonId/restoration', () => w, {
	method: 'POST',
	path: async () => `${await lesson()}/restoration`,
	missing: `${somewhere}/lessons/dls_1/restoration`,
	outsider
});
hides('GET /api/drafts/:courseId/lessons/:lessonId/preview', () => w, {
	method: 'GET',
	path: async () => `${await lesson()}/preview`,
	missing: `${somewhere}/lessons/dls_1/preview`,
	outsider: () => w.person('Pelatih lain', { roles: ['trainer'] })
});
hides('POST /api/drafts/:courseId/files', () => w, {
	method: 'POST',
	path: async () => `${await real()}/files?name=a.png`,
	missing: `${somewhere}/files?name=a.png`,
	body: png,
	outsider: () => w.person('Pelatih lain', { roles: ['trainer'] })
});
hides('POST /api/drafts/:courseId/renderings', () => w, {
	method: 'POST',
	path: async () => `${await real()}/renderings`,
	missing: `${somewhere}/renderings`,
	body: { markdown: 'teks' },
	outsider: () => w.person('Pelatih lain', { roles: ['trainer'] })
});
