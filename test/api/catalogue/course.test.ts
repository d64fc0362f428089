import { beforeAll, describe, expect, test } from 'vitest';
import { hides } from '#test/support/strangers.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let l: ReturnType<typeof learningWorld>;

beforeAll(async () => {
	w = await world();
	l = learningWorld(w);
	await w.competency('Rekam Medis', { code: 'T.KES.10' });
});

describe('a course', () => {
	test('answers for whom it is, and whether that is me', async () => {
		const nurse = await w.position('Perawat Terampil', { code: 'J10' });
		await w.position('Bidan Terampil', { code: 'J12' });
		const saved = await l.course('Rekam Medis', {
			positionCodes: ['J12', 'J10'],
			outcomes: ['Mengisi asesmen awal'],
			teachers: ['Ns. Contoh'],
			competencies: [{ code: 'T.KES.10', level: 2 }]
		});
		const sari = await w.agent(await w.person('Sari', { position: nurse }));
		const { status, body } = await sari.get(`/api/courses/${saved.id}`);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			title: 'Rekam Medis',
			ready: false,
			outline: [],
			outcomes: ['Mengisi asesmen awal'],
			competencies: [{ code: 'T.KES.10', name: 'Rekam Medis', level: 2 }],
			positions: [
				{ name: 'Bidan Terampil', mine: false },
				{ name: 'Perawat Terampil', mine: true }
			],
			enrolment: null
		});
	});

	test('that is a draft is there for its organiser only', async () => {
		const draft = await l.course('Draf', { status: 'draft' });
		const organiser = await w.agent(await w.person('Andi', { roles: ['organiser'] }));
		const sari = await w.agent(await w.person('Sari'));
		expect((await organiser.get(`/api/courses/${draft.id}`)).status).toBe(200);
		expect((await sari.get(`/api/courses/${draft.id}`)).status).toBe(404);
	});
});

describe('saving courses', () => {
	test('the same again changes nothing, another title does', async () => {
		const first = await l.course('Kearsipan', { code: 'S1' });
		expect(await l.course('Kearsipan', { code: 'S1' })).toMatchObject({ outcome: 'unchanged' });
		expect(await l.course('Arsip', { code: 'S1' })).toEqual({ ...first, outcome: 'changed' });
	});

	test('unknown codes are refused by name, and nothing is written', async () => {
		const organiser = await w.agent(await w.person('Andi', { roles: ['organiser'] }));
		const answer = await organiser.post('/api/courses', {
			code: 'S2',
			title: 'X',
			formCode: 'KL99',
			mode: 'self-paced',
			provider: 'BKPP',
			competencies: [{ code: 'T.NO', level: 2 }],
			positionCodes: ['J0']
		});
		expect(answer).toMatchObject({
			status: 422,
			body: {
				errors: [
					{ pointer: '/0/formCode', code: 'unknown_code', params: { code: 'KL99' } },
					{ pointer: '/0/competencies', params: { code: 'T.NO' } },
					{ pointer: '/0/positionCodes', params: { code: 'J0' } }
				]
			}
		});
		const again = await organiser.get('/api/courses?q=S2');
		expect(again.body.total).toBe(0);
	});
});

hides('GET /api/courses/:courseId', () => w, {
	method: 'GET',
	path: async () => `/api/courses/${(await l.course('Draf', { status: 'draft' })).id}`,
	missing: '/api/courses/crs_nothing',
	outsider: () => w.person('Budi')
});
