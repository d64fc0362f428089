import { beforeAll, describe, expect, test } from 'vitest';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import type { Agent } from '#test/support/agent.ts';
import { hides } from '#test/support/strangers.ts';
import { truth, writtenCourse } from '#test/support/world-authoring.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let author: Agent;

beforeAll(async () => {
	w = await world();
	author = await w.agent(await w.person('Irma', { roles: ['trainer'] }));
});

const outsider = () => w.person('Pelatih lain', { roles: ['trainer'] });
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a question by form', () => {
	test('is added, changed, taken out and put back', async () => {
		const { at, questionId } = await writtenCourse(author);
		const path = `${at}/questions/${questionId}`;
		const saved = await author.put(path, { ...truth('Diubah', false), base: 1 });
		expect(saved.body).toMatchObject({ part: questionId, revision: 2 });
		expect((await author.put(path, { ...truth('Usang'), base: 1 })).status).toBe(409);
		await author.delete(path);
		expect((await author.get(at)).body).toMatchObject({
			questions: [{ prompt: 'Dua' }],
			removed: { questions: [{ id: questionId, prompt: 'Diubah' }] }
		});
		await author.post(`${path}/restoration`);
		expect((await author.get(at)).body.questions).toHaveLength(2);
	});

	test('needs choices, and the right one among them', async () => {
		const { at } = await writtenCourse(author);
		const refused = async (choices: { text: string; correct: boolean }[]) =>
			(
				await author.post(`${at}/questions`, {
					questions: [{ kind: 'single', prompt: 'Apa?', choices }]
				})
			).body.errors;
		const [a, b] = ['satu', 'dua'].map((text) => ({ text, correct: true }));
		if (!a || !b) throw new Error('two choices');
		expect(await refused([a])).toMatchObject([{ code: 'too_few_choices' }]);
		expect(await refused([a, b])).toMatchObject([{ code: 'one_right_answer' }]);
		expect(await refused([a, b].map((each) => ({ ...each, correct: false })))).toMatchObject([
			{ pointer: '/questions/0/choices', code: 'no_right_answer' }
		]);
	});
});

describe('questions of a spreadsheet', () => {
	test('are read row by row, with what is wrong; nothing is written before they are added', async () => {
		const { at, textId } = await writtenCourse(author);
		const sheet = [
			'Jenis;Soal;Pilihan A;Pilihan B;Pilihan C;Kunci;Penjelasan;Materi',
			';Kapan mencuci tangan?;Sebelum;Sesudah;Tidak pernah;A, B;Dua saat.;1',
			';Sarung tangan menggantikan cuci tangan;;;;salah;Tidak.;',
			';Tanpa kunci;Satu;Dua;;;;',
			'tunggal;Kunci di luar;Satu;Dua;;D;;Bab 9'
		].join('\n');
		const { status, body } = await author.post(`${at}/question-sheets`, bytes(sheet));
		expect(status).toBe(200);
		expect(body.rows).toMatchObject([
			{
				row: 2,
				question: {
					kind: 'multiple',
					lessonId: textId,
					choices: [{ correct: true }, { correct: true }, { correct: false }]
				},
				errors: []
			},
			{ row: 3, question: { kind: 'boolean', choices: [{ correct: false }, { correct: true }] } },
			{ row: 4, question: null, errors: [{ column: 'kunci', code: 'required' }] },
			{
				row: 5,
				question: null,
				errors: [
					{ column: 'kunci', code: 'answer-not-a-choice' },
					{ column: 'materi', code: 'unknown-lesson' }
				]
			}
		]);
		expect((await author.get(at)).body.questions).toHaveLength(2);

		const questions = body.rows.flatMap((row: { question: unknown }) => row.question ?? []);
		await author.post(`${at}/questions`, { questions });
		expect((await author.get(at)).body.questions).toHaveLength(4);
	});

	test('may be pasted from one, with or without headings', async () => {
		const { at } = await writtenCourse(author);
		const pasted = 'tunggal\tIbu kota Sulawesi Barat?\tMajene\tMamuju\t\t\t\t\tB\tSejak 2004.\t';
		const { body } = await author.post(`${at}/question-sheets`, bytes(pasted));
		expect(body.rows).toMatchObject([
			{
				question: { kind: 'single', prompt: 'Ibu kota Sulawesi Barat?', explanation: 'Sejak 2004.' }
			}
		]);
	});

	test('that are none are refused with the reason', async () => {
		const { at } = await writtenCourse(author);
		const picture = await author.post(`${at}/question-sheets`, Uint8Array.from([0x89, 80, 78, 71]));
		expect(picture.body).toMatchObject({ code: 'file-refused', params: { reason: 'wrong-kind' } });
		const other = await author.post(`${at}/question-sheets`, bytes('Soal;Catatan\nsatu;dua'));
		expect(other.body.code).toBe('columns-missing');
	});

	test('have a template with an explanation sheet, which the portal reads itself', async () => {
		const { status, body } = await author.get('/api/drafts/question-template');
		expect(status).toBe(200);
		const sheet = readSpreadsheet(body);
		expect(sheet.ok && sheet.value.rows[0]?.cells).toContain('Kunci');
	});
});

describe('the preview of a quiz', () => {
	test('draws as many as a learner gets, with key and explanation, and records nothing', async () => {
		const { at, quizId } = await writtenCourse(author);
		await author.put(`${at}/lessons/${quizId}`, { base: 1, draw: 1, attempts: 2 });
		const { body } = await author.get(`${at}/lessons/${quizId}/preview?seed=a`);
		expect(body.quiz).toMatchObject({ mark: 70, attempts: 2, bank: 2 });
		expect(body.quiz.questions).toHaveLength(1);
		expect(body.quiz.questions[0].choices).toMatchObject([{ correct: true }, { correct: false }]);
		expect(await author.get(`${at}/lessons/${quizId}/preview?seed=a`)).toMatchObject({ body });
	});
});

const somewhere = '/api/drafts/crs_tidak-ada';
const real = async () => (await writtenCourse(author)).at;
const question = async () => {
	const { at, questionId } = await writtenCourse(author);
	return `${at}/questions/${questionId}`;
};

hides('GET /api/drafts/question-template', () => w, {
	method: 'GET',
	path: () => '/api/drafts/question-template',
	missing: '/api/drafts/question-template',
	outsider: () => w.person('Verifikator', { roles: ['verifier'] })
});
hides('POST /api/drafts/:courseId/questions', () => w, {
	method: 'POST',
	path: async () => `${await real()}/questions`,
	missing: `${somewhere}/questions`,
	body: { questions: [truth('Sisipan')] },
	outsider
});
hides('PUT /api/drafts/:courseId/questions/:questionId', () => w, {
	method: 'PUT',
	path: question,
	missing: `${somewhere}/questions/dqs_1`,
	body: { ...truth('Diganti'), base: 1 },
	outsider
});
hides('DELETE /api/drafts/:courseId/questions/:questionId', () => w, {
	method: 'DELETE',
	path: question,
	missing: `${somewhere}/questions/dqs_1`,
	outsider
});
hides('POST /api/drafts/:courseId/questions/:questionId/restoration', () => w, {
	method: 'POST',
	path: async () => `${await question()}/restoration`,
	missing: `${somewhere}/questions/dqs_1/restoration`,
	outsider
});
hides('POST /api/drafts/:courseId/question-sheets', () => w, {
	method: 'POST',
	path: async () => `${await real()}/question-sheets`,
	missing: `${somewhere}/question-sheets`,
	body: bytes('Soal;Kunci'),
	outsider
});
