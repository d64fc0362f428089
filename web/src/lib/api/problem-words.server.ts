import { rowErrorCodes } from '#api/domain/import/row-error.ts';
import { rowSentence } from '#api/domain/import/row-sentence.ts';
import { isCivilDate } from '#api/domain/period.ts';
import { date, minutes, number } from '#lib/format.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import * as messages from '#lib/paraglide/messages.js';
import { fieldName, type ApiProblem, type ShownProblem } from './problem.ts';

type Word = (params: Record<string, unknown>) => string;

const isWord = (value: unknown): value is Word => typeof value === 'function';

/**
 * Words for the API's closed list of codes: `attendance-sealed` → `problem_attendance_sealed`. Looked up by
 * name, so this stays on the server: in the browser it would pull in every message of the portal.
 */
export function showProblem(problem: ApiProblem): ShownProblem {
	const params = problem.params ?? {};
	const fields: Record<string, string> = {};
	for (const error of problem.errors ?? []) {
		fields[fieldName(error.pointer)] ??= fieldWords(
			error.code,
			withDates({ ...params, ...error.params })
		);
	}

	return {
		code: problem.code,
		text: problemWords(problem.code, params),
		...(problem.requestId ? { requestId: problem.requestId } : {}),
		fields
	};
}

export function problemWords(code: string, params: Record<string, unknown> = {}): string {
	const seconds = params['retryAfterSeconds'];
	const wait = typeof seconds === 'number' ? minutes(Math.ceil(seconds / 60)) : '';
	const reason = typeof params['reason'] === 'string' ? params['reason'] : wait && 'wait';
	const own = (reason && word(`problem_${code}_${reason}`)) || word(`problem_${code}`);
	return own?.({ ...shown(params), wait }) ?? messages.problem_internal();
}

/** Days as the reader writes them. */
const withDates = (params: Record<string, unknown>) =>
	Object.fromEntries(
		Object.entries(params).map(([key, value]) => [
			key,
			typeof value === 'string' && isCivilDate(value) ? date(value) : value
		])
	);

/** Numbers as the reader writes them. */
const shown = (params: Record<string, unknown>) =>
	Object.fromEntries(
		Object.entries(params).map(([key, value]) => [
			key,
			typeof value === 'number' ? number(value) : value
		])
	);

/** The longer explanation on `/problems/[code]`; not every code has one. */
export function problemHelp(code: string): { text: string; help: string | undefined } | undefined {
	const text = word(`problem_${code}`);
	return text && { text: text({}), help: word(`problem_${code}_help`)?.({}) };
}

function fieldWords(code: string, params: Record<string, unknown>): string {
	// Of what kind it is (too small as a number or as a text), where the words tell that apart.
	const kind = [params['origin'], params['expected']].find((each) => typeof each === 'string');
	const own =
		word(`problem_field_${code}_${kind ?? ''}`) ??
		word(`problem_field_${code}`) ??
		word(`problem_${code}`);
	return own?.(params) ?? registerWords(code, params) ?? messages.problem_field_invalid();
}

/** A register's field is refused in the words of the import, which checks the same way. */
function registerWords(code: string, params: Record<string, unknown>): string | undefined {
	const known = rowErrorCodes.find((each) => each === code);
	if (!known) return undefined;
	const texts = Object.entries(params).map(([key, value]): [string, string] => [
		key,
		String(value)
	]);
	return rowSentence({ code: known, params: Object.fromEntries(texts) }, getLocale());
}

function word(key: string): Word | undefined {
	const found: unknown = Reflect.get(messages, key.replaceAll('-', '_'));
	return isWord(found) ? found : undefined;
}
