/** One cell of a spreadsheet to its canonical text, or what is wrong with it. */
import { readEmployeeNumber } from '../employee-number.ts';
import { no, ok, type Result } from '../result.ts';
import { emptied, type Column } from './column.ts';
import { dayOf } from './day-text.ts';
import { readLevelList, writeLevelList } from './level-list.ts';
import { rowError, type RowError } from './row-error.ts';

type Fault = Pick<RowError, 'code' | 'params'>;
type Reading = Result<string, Fault>;

const longestEcho = 60;

export function readCell(column: Column, text: string): Result<string, RowError> {
	const reading =
		text === '' || text === emptied ? readBlank(column, text) : readText(column, text);
	return reading.ok ? reading : no(rowError(column.key, reading.error.code, reading.error.params));
}

function readBlank({ required }: Column, text: string): Reading {
	return required ? fault('required') : ok(text);
}

function readText({ type }: Column, text: string): Reading {
	if (/^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/.test(text)) {
		return fault('cell-error', { text });
	}
	switch (type.is) {
		case 'text':
			return text.length > type.longest
				? fault('text-too-long', { longest: type.longest })
				: ok(text);
		case 'code':
			return readCode(text);
		case 'day':
			return orFault(dayOf(text), 'not-a-day', text);
		case 'number':
			return readNumber(type, text);
		case 'nip':
			return readNip(text);
		case 'email':
			return orFault(
				/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text.toLowerCase() : null,
				'not-an-email',
				text
			);
		case 'phone':
			return orFault(phoneOf(text), 'not-a-phone', text);
		case 'choice':
			return readChoice(type.choices, text);
		case 'levels':
			return readLevels(type, text);
	}
}

function readCode(text: string): Reading {
	const code = text.toUpperCase();
	return /^[A-Z0-9][A-Z0-9._/-]{0,39}$/.test(code)
		? ok(code)
		: fault('not-a-code', { text: echo(text) });
}

function readNumber({ least, most }: { least: number; most: number }, text: string): Reading {
	const number = Number(text.replace(/[.,]0+$/, ''));
	if (!Number.isInteger(number)) return fault('not-a-number', { text: echo(text) });
	return number < least || number > most
		? fault('out-of-range', { least, most })
		: ok(String(number));
}

/** Excel shows 18 digits as 1.99E+17 and keeps only fifteen of them. */
function readNip(text: string): Reading {
	if (/^\d([.,]\d+)?E\+?1\d$/i.test(text)) return fault('nip-damaged', { text });
	const number = readEmployeeNumber(text);
	if (number.ok) return ok(number.value.nip);
	const roundedByExcel = /^\d{15}000$/.test(text);
	return roundedByExcel
		? fault('nip-damaged', { text })
		: fault('nip-invalid', { text: echo(text), part: number.error });
}

/** Indonesian numbers in the form +62…; Excel likes to drop the leading zero. */
function phoneOf(text: string): string | null {
	const digits = text.replace(/[\s().-]/g, '');
	const found = /^(?:\+?62|0)?(8\d{7,12}|[2-9]\d{6,10})$/.exec(digits);
	return found ? `+62${found[1] ?? ''}` : null;
}

function readChoice(choices: Readonly<Record<string, readonly string[]>>, text: string): Reading {
	const wanted = plain(text);
	const found = Object.entries(choices).find(([code, words]) =>
		[code, ...words].some((word) => plain(word) === wanted)
	);
	return found
		? ok(found[0])
		: fault('unknown-choice', { text: echo(text), choices: wordsOf(choices) });
}

function readLevels({ importance }: { importance: boolean }, text: string): Reading {
	const levels = readLevelList(text);
	return levels.ok
		? ok(writeLevelList(levels.value, importance))
		: fault('list-unreadable', { text: echo(levels.error) });
}

/** How each choice is written by people: its first word, or its code where it has none. */
const wordsOf = (choices: Readonly<Record<string, readonly string[]>>) =>
	Object.entries(choices)
		.map(([code, [word]]) => word ?? code)
		.join(', ');

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const echo = (text: string) => text.slice(0, longestEcho);
const fault = (code: Fault['code'], params: Fault['params'] = {}): Reading => no({ code, params });
const orFault = (value: string | null, code: Fault['code'], text: string): Reading =>
	value === null ? fault(code, { text: echo(text) }) : ok(value);
