import { describe, test } from 'vitest';
import { factsOf, lessonOf, questionOf } from '#lib/authoring/fields.ts';
import { applyTool, block } from '#lib/authoring/markdown-tools.ts';
import { openSending } from '#lib/authoring/sending.ts';

const form = (entries: [string, string][]) => {
	const made = new FormData();
	for (const [name, value] of entries) made.append(name, value);
	return made;
};

describe('the tools above a text', () => {
	const tool = (which: Parameters<typeof applyTool>[0], text: string, chosen: string) => {
		const from = text.indexOf(chosen);
		return applyTool(which, { text, from, to: from + chosen.length }, 'teks');
	};

	test('mark what is chosen, and keep it chosen', ({ expect }) => {
		const bold = tool('bold', 'satu dua tiga', 'dua');
		expect(bold.text).toBe('satu **dua** tiga');
		expect(bold.text.slice(bold.from, bold.to)).toBe('dua');
		expect(applyTool('italic', { text: '', from: 0, to: 0 }, 'teks').text).toBe('_teks_');
	});

	test('mark every line that is touched', ({ expect }) => {
		expect(tool('numbers', 'satu\ndua\ntiga', 'u\nd').text).toBe('1. satu\n2. dua\ntiga');
		expect(tool('quote', 'satu\ndua', 'dua').text).toBe('satu\n> dua');
	});

	test('put a block between empty lines, once', ({ expect }) => {
		const at = (text: string) => block({ text, from: text.length, to: text.length }, '![a](b)');
		expect(at('').text).toBe('![a](b)\n');
		expect(at('satu').text).toBe('satu\n\n![a](b)\n');
		expect(at('satu\n\n').text).toBe('satu\n\n![a](b)\n');
	});
});

describe('the forms of an author', () => {
	test('empty lines of lists are left out, and line ends are plain', ({ expect }) => {
		const facts = factsOf(
			form([
				['title', ' Judul '],
				['competencies.0.code', 'T.1'],
				['competencies.0.level', '3'],
				['competencies.1.code', ''],
				['competencies.1.level', '2'],
				['positionCodes.0', ''],
				['outcomes', 'Satu\r\n\r\n Dua '],
				['jp', '']
			])
		);
		expect(facts).toMatchObject({
			title: 'Judul',
			competencies: [{ code: 'T.1', level: 3 }],
			positionCodes: [],
			outcomes: ['Satu', 'Dua'],
			jp: null
		});
	});

	test('a lesson sends what its kind has', ({ expect }) => {
		const text = lessonOf(
			form([
				['kind', 'text'],
				['title', 'A'],
				['markdown', 'a\r\nb']
			])
		);
		expect(text).toEqual({ title: 'A', minutes: null, required: false, markdown: 'a\nb' });
		expect(lessonOf(form([['kind', 'quiz']]))).not.toHaveProperty('markdown');
	});

	test('a choice that is right stays so when one before it is empty', ({ expect }) => {
		const question = questionOf(
			form([
				['questionKind', 'multiple'],
				['choice.A', 'satu'],
				['choice.B', ''],
				['choice.C', 'tiga'],
				['right', 'C']
			])
		);
		expect(question.choices).toEqual([
			{ text: 'satu', correct: false },
			{ text: 'tiga', correct: true }
		]);
	});
});

test('what was never answered goes again as it was, under the same key', ({ expect }) => {
	const sending = openSending();
	const first = sending.next(() => ({ body: 'a', sent: 'a' }));
	expect(sending.next(() => ({ body: 'a, b', sent: 'a, b' }))).toEqual(first);
	sending.answered();
	const second = sending.next(() => ({ body: 'a, b', sent: 'a, b' }));
	expect(second.body).toBe('a, b');
	expect(second.key).not.toBe(first.key);
});
