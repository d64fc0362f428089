/** From the fields of an author's forms to what the API takes; the same in the browser and on the server. */
import { courseModes } from '#api/domain/enrolment.ts';
import { questionKinds } from '#api/domain/quiz.ts';
import { textOf } from '#lib/forms/text.ts';

const line = (form: FormData, name: string) => textOf(form, name).trim();
const linesOf = (form: FormData, name: string) =>
	textOf(form, name)
		.split(/\r?\n/)
		.map((each) => each.trim())
		.filter(Boolean);

/** An empty field is null; what is no number stays what it is, so that the API can say so. */
export function numberOf(form: FormData, name: string): number | null {
	const text = line(form, name).replace(',', '.');
	return text === '' ? null : Number(text);
}

/** Values of numbered fields (`positionCodes.0`, `positionCodes.1`), gaps left out. */
function numbered(form: FormData, start: string): string[] {
	return [...form.keys()].filter((name) => name.startsWith(start));
}

export const factsOf = (form: FormData) => ({
	title: line(form, 'title'),
	summary: line(form, 'summary'),
	description: plainLines(textOf(form, 'description')),
	formCode: line(form, 'formCode'),
	jp: numberOf(form, 'jp'),
	mode: courseModes.find((mode) => mode === line(form, 'mode')) ?? 'self-paced',
	provider: line(form, 'provider'),
	audience: line(form, 'audience'),
	competencies: numbered(form, 'competencies.')
		.filter((name) => name.endsWith('.code') && line(form, name) !== '')
		.map((name) => ({
			code: line(form, name),
			level: Number(line(form, name.replace('.code', '.level')) || 1)
		})),
	positionCodes: numbered(form, 'positionCodes.')
		.map((name) => line(form, name))
		.filter(Boolean),
	outcomes: linesOf(form, 'outcomes'),
	teachers: linesOf(form, 'teachers'),
	sequential: form.has('sequential')
});

export const baseOf = (form: FormData) => Number(textOf(form, 'base') || 0);

/** What the form of a lesson's kind shows; other fields stay as they are. */
export function lessonOf(form: FormData) {
	const kind = textOf(form, 'kind');
	const shared = {
		title: line(form, 'title'),
		minutes: numberOf(form, 'minutes'),
		required: form.has('required')
	};
	if (kind === 'text') return { ...shared, markdown: plainLines(textOf(form, 'markdown')) };
	if (kind === 'pdf') return shared;
	return {
		...shared,
		draw: numberOf(form, 'draw'),
		passMark: numberOf(form, 'passMark'),
		attempts: numberOf(form, 'attempts'),
		final: form.has('final')
	};
}

export const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export function questionOf(form: FormData) {
	const kind = questionKinds.find((each) => each === textOf(form, 'questionKind')) ?? 'single';
	const right = new Set(form.getAll('right'));
	const choices = letters
		.map((letter) => ({ text: line(form, `choice.${letter}`), correct: right.has(letter) }))
		.filter((choice) => choice.text !== '');
	return {
		kind,
		prompt: line(form, 'prompt'),
		choices: kind === 'boolean' ? choices.slice(0, 2) : choices,
		explanation: line(form, 'explanation'),
		lessonId: line(form, 'lessonId') || null
	};
}

/** Browsers send CRLF; a text that was not changed must stay the same to the byte. */
const plainLines = (text: string) => text.replaceAll('\r\n', '\n');
