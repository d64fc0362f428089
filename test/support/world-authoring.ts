/** Sentences about writing a course, as the pages of an author send them. */
import type { Agent } from './agent.ts';

export const facts = {
	title: 'Cuci tangan enam langkah',
	summary: 'Kapan dan bagaimana mencuci tangan.',
	formCode: 'NKL03',
	jp: 1,
	provider: 'RSUD Kabupaten Mamuju',
	outcomes: ['Mencuci tangan pada lima saat'],
	teachers: ['Ns. Contoh, S.Kep.']
};

export const truth = (prompt: string, right = true) => ({
	kind: 'boolean' as const,
	prompt,
	choices: [
		{ text: 'Benar', correct: right },
		{ text: 'Salah', correct: !right }
	],
	explanation: `Karena ${prompt}.`
});

export const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
export const pdf = new TextEncoder().encode('%PDF-1.7 lembar saku');

/** A course with one text of 45 minutes and a quiz of two questions, ready to publish. */
export async function writtenCourse(author: Agent, given: Record<string, unknown> = {}) {
	const { body } = await author.post('/api/drafts', { ...facts, ...given });
	const at = `/api/drafts/${body.courseId}`;
	const text = await author.post(`${at}/lessons`, { kind: 'text', title: 'Lima saat' });
	await author.put(`${at}/lessons/${text.body.part}`, {
		base: 1,
		markdown: 'Sebelum menyentuh pasien.',
		minutes: 45
	});
	const quiz = await author.post(`${at}/lessons`, { kind: 'quiz', title: 'Kuis akhir' });
	const questions = await author.post(`${at}/questions`, {
		questions: [truth('Satu'), truth('Dua')]
	});
	return {
		courseId: String(body.courseId),
		at,
		textId: String(text.body.part),
		quizId: String(quiz.body.part),
		questionId: String(questions.body.part)
	};
}
