import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { problems } from '#api/http/problem.ts';
import inlang from '../../../web/project.inlang/settings.json' with { type: 'json' };

const folder = fileURLToPath(new URL('../../../web/messages/', import.meta.url));
const files = readdirSync(`${folder}id`).sort();

function read(locale: 'id' | 'en', file: string): Record<string, unknown> {
	return JSON.parse(readFileSync(`${folder}${locale}/${file}`, 'utf8'));
}
const all = (locale: 'id' | 'en') =>
	Object.assign({}, ...files.map((file) => read(locale, file))) as Record<string, unknown>;
const parameters = (message: unknown) =>
	[...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** Not Indonesian, or not the word that the government uses (docs/glossary.md). */
const avoided =
	/\b(login|logout|log in|log out|username|password|upload|download|submit|pending|dashboard|setting|settings|email|e-mail|link|browser|non-klasikal|absen|absensi|ijin|karir|performa|karyawan|eviden|training|enroll|scan|edit|default|error|klik disini|silahkan)\b|!/i;

describe.each(files)('%s', (file) => {
	const [indonesian, english] = [read('id', file), read('en', file)];

	test('has every key in both languages', () => {
		expect(Object.keys(english).sort()).toEqual(Object.keys(indonesian).sort());
	});

	test('has no empty message', () => {
		for (const [key, message] of [...Object.entries(indonesian), ...Object.entries(english)]) {
			expect(message, key).not.toBe('');
		}
	});

	test('says the same facts in both languages', () => {
		for (const [key, message] of Object.entries(indonesian)) {
			expect([...new Set(parameters(english[key]))], key).toEqual([
				...new Set(parameters(message))
			]);
		}
	});

	test('uses the words of the glossary', () => {
		const wrong = Object.entries(indonesian).filter(([, message]) =>
			avoided.test(JSON.stringify(message).replaceAll(/\{\w+\}/g, ''))
		);
		expect(wrong).toEqual([]);
	});
});

test('every file of messages is compiled, and none is forgotten', () => {
	const compiled = inlang['plugin.inlang.messageFormat'].pathPattern.map((path) =>
		path.replace('./messages/{locale}/', '')
	);
	expect(compiled.sort()).toEqual(files);
	expect(readdirSync(`${folder}en`).sort()).toEqual(files);
});

test('no key stands in two files', () => {
	const keys = files.flatMap((file) => Object.keys(read('id', file)));
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every problem of the API has words in both languages', () => {
	const wanted = Object.keys(problems).map((code) => `problem_${code.replaceAll('-', '_')}`);
	for (const locale of ['id', 'en'] as const) {
		expect(
			wanted.filter((key) => !(key in all(locale))),
			locale
		).toEqual([]);
	}
});

test.each(['id', 'en'] as const)(
	'the menu calls the desk of registrations as its page does: %s',
	(locale) => {
		expect(all(locale)['nav_signups']).toBe(all(locale)['desk_title']);
	}
);
