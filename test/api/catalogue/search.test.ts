import { beforeAll, describe, expect, test } from 'vitest';
import { CourseQuery } from '#api/modules/catalogue/contract.ts';
import { listCourses } from '#api/modules/catalogue/list-courses.ts';
import { hides } from '#test/support/strangers.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let sari: Awaited<ReturnType<World['person']>>;

beforeAll(async () => {
	w = await world();
	const l = learningWorld(w);
	const records = await w.competency('Pengelolaan Rekam Medis', { code: 'T.KES.10' });
	const security = await w.competency('Keamanan Informasi', { code: 'T.UM.04' });
	await w.competency('Integritas', { code: 'M.1', kind: 'managerial' });
	await w.competency('Kerja Sama', { code: 'M.2', kind: 'managerial' });
	const nurse = await w.position('Perawat Terampil', { code: 'J10' });
	await w.requires(nurse, records, 2);
	sari = await w.person('Sari', { position: nurse });

	await l.course('Pengisian Rekam Medis Elektronik dan SATUSEHAT', {
		code: 'C13',
		jp: 6,
		minutes: 270,
		competencies: [{ code: 'T.KES.10', level: 2 }],
		positionCodes: ['J10'],
		provider: 'Dinas Kesehatan'
	});
	await l.course('Keamanan Informasi dan Pelindungan Data Pribadi', {
		code: 'C24',
		jp: 6,
		minutes: 200,
		competencies: [{ code: security.code, level: 2 }],
		provider: 'Dinas Kominfo'
	});
	await l.course('Pelatihan Kepemimpinan Pengawas', {
		code: 'C01',
		formCode: 'KL01',
		mode: 'blended',
		jp: 830,
		minutes: null,
		competencies: [{ code: 'M.*', level: 2 }],
		startsOn: '2027-03-01'
	});
	await l.course('Sosialisasi SIKN', { code: 'C23', formCode: 'KL11', jp: 4, mode: 'distance' });
	await l.course('Rahasia yang belum terbit', { code: 'X1', status: 'draft' });
});

const search = async (query: Partial<Record<keyof CourseQuery, string>> = {}) =>
	listCourses(await w.as(sari), CourseQuery.parse(query));
const codesFor = async (q: string) => (await search({ q })).items.map((item) => item.code);

describe('searching', () => {
	test('finds by the beginning of a word, whatever the case and the order', async () => {
		expect(await codesFor('rekam')).toEqual(['C13']);
		expect(await codesFor('ELEKTRO rek')).toEqual(['C13']);
		expect(await codesFor('perawat')).toEqual(['C13']);
		expect(await codesFor('kominfo')).toEqual(['C24']);
	});

	test.for([
		['a wrong letter', 'kramanan informasi'],
		['a missing letter', 'kemanan'],
		['swapped letters', 'pelindnugan data'],
		['a letter too many', 'pribbadi'],
		['the first letter missing', 'nformasi pribadi']
	])('%s still finds the course', async ([, q]) => {
		const found = await search({ q: q ?? '' });
		expect(found.items.map((item) => item.code)).toEqual(['C24']);
		expect(found.understoodAs).not.toBeNull();
	});

	test('says how it understood a mended word', async () => {
		expect((await search({ q: 'elektronk medis' })).understoodAs).toBe('elektronik medis');
		expect((await search({ q: 'elektronik' })).understoodAs).toBeNull();
	});

	test('finds nothing rather than everything, and takes any signs', async () => {
		expect(await codesFor('astronomi')).toEqual([]);
		for (const q of ['"', '*', 'NEAR(', "'; drop table course --", 'title:rekam', '%', '🙂']) {
			expect(Array.isArray(await codesFor(q))).toBe(true);
		}
	});

	test('never finds, counts or shows a word of a draft', async () => {
		expect(await codesFor('rahasia')).toEqual([]);
		expect((await search({ q: 'rahasai' })).understoodAs).toBeNull();
		expect((await search()).total).toBe(4);
	});

	test('forgets the old words of a changed course', async () => {
		const l = learningWorld(w);
		await l.course('Kearsipan Statis', { code: 'Z9' });
		expect(await codesFor('kearsipan')).toEqual(['Z9']);
		await l.course('Arsip Daerah', { code: 'Z9', summary: '' });
		expect(await codesFor('kearsipan')).toEqual([]);
		await l.course('Arsip Daerah', { code: 'Z9', status: 'archived' });
		expect(await codesFor('arsip daerah')).toEqual([]);
	});
});

describe('facets', () => {
	test.for([
		[{ form: 'KL01' }, ['C01']],
		[{ mode: 'distance' }, ['C23']],
		[{ provider: 'Dinas Kominfo' }, ['C24']],
		[{ jp: '5-10' }, ['C24', 'C13']],
		[{ competency: 'T.KES.10' }, ['C13']],
		[{ competency: 'M.1', level: '2' }, ['C01']],
		[{ competency: 'M.1', level: '3' }, []],
		[{ starts: 'later' }, ['C01']],
		[{ ready: '1' }, []],
		[{ jp: '5-10', provider: 'Dinas Kesehatan' }, ['C13']]
	] as const)('%j', async ([filter, codes]) => {
		const found = await search({ ...filter, sort: 'title' });
		expect(found.items.map((item) => item.code)).toEqual(codes);
		expect(found.total).toBe(codes.length);
	});

	test('count what each choice would show, its own facet left open', async () => {
		const { facets } = await search({ form: 'KL01' });
		expect(facets.forms).toMatchObject([
			{ value: 'KL01', count: 1 },
			{ value: 'KL11', count: 1 },
			{ value: 'NKL03', count: 2 }
		]);
		expect(facets.jp).toEqual([{ value: '21-', name: '21-', count: 1 }]);
		expect((await search()).facets.jp.map((each) => [each.value, each.count])).toEqual([
			['1-4', 1],
			['5-10', 2],
			['21-', 1]
		]);
		expect(facets.starts).toEqual([{ value: 'later', name: 'later', count: 1 }]);
	});
});

describe('relevance to me', () => {
	test('puts what my gaps ask for first, with the reason', async () => {
		const { recommended, items } = await search();
		expect(recommended.map((each) => each.code).toSorted()).toEqual(['C01', 'C13']);
		expect(recommended.find((each) => each.code === 'C13')).toMatchObject({
			ready: false,
			reasons: [{ code: 'T.KES.10', required: 2, held: 0, effect: 'closes' }]
		});
		const wished = recommended.map((each) => each.code);
		expect(items.slice(0, 2).map((item) => item.code)).toEqual(wished);
	});

	test('shows the block on the whole catalogue only', async () => {
		expect((await search({ q: 'rekam' })).recommended).toEqual([]);
		expect((await search({ jp: '5-10' })).recommended).toEqual([]);
	});

	test('asks for nothing on behalf of somebody without a position', async () => {
		const budi = await w.person('Budi');
		const found = await listCourses(await w.as(budi), CourseQuery.parse({}));
		expect(found.recommended).toEqual([]);
		expect(found.items).toHaveLength(4);
	});
});

test.for(['relevance', 'title', 'shortest', 'newest'] as const)(
	'pages by key in the order of %s: every course once',
	async (sort) => {
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const page = await search({ sort, limit: '2', ...(after ? { after } : {}) });
			seen.push(...page.items.map((item) => item.code));
			after = page.next ?? undefined;
		} while (after);
		expect(seen.toSorted()).toEqual(['C01', 'C13', 'C23', 'C24']);
	}
);

test('a search pages by key too', async () => {
	const one = await search({ q: 'dan', limit: '1' });
	const two = await search({ q: 'dan', limit: '1', after: one.next ?? '' });
	expect([...one.items, ...two.items].map((item) => item.code).toSorted()).toEqual(['C13', 'C24']);
});

hides('GET /api/courses', () => w, {
	method: 'GET',
	path: () => '/api/courses',
	missing: '/api/courses?q=x'
});

hides('POST /api/courses', () => w, {
	method: 'POST',
	path: () => '/api/courses',
	missing: '/api/courses',
	body: { code: 'C99', title: 'X', formCode: 'NKL03', mode: 'self-paced', provider: 'X' },
	outsider: () => w.person('Wati', { roles: ['verifier'] })
});
