import { describe, expect, test } from 'vitest';
import { fieldName, isProblem } from '#lib/api/problem.ts';
import { parseLocale, parseTheme, safePath } from '#lib/preferences.ts';

describe('a problem finds its field', () => {
	test.each([
		['/nip', 'nip'],
		['/lessons/0/title', 'lessons.0.title'],
		['#/reason', 'reason'],
		['/a~1b', 'a/b']
	])('%s is the field %s', (pointer, name) => {
		expect(fieldName(pointer)).toBe(name);
	});

	test('only a body with a code and a status is a problem', () => {
		expect(isProblem({ code: 'not-found', status: 404 })).toBe(true);
		expect(isProblem('Bad Gateway')).toBe(false);
		expect(isProblem(null)).toBe(false);
	});
});

describe('where to go back to', () => {
	test('a path of this portal is kept', () => {
		expect(safePath('/catalogue?q=rekam#hasil')).toBe('/catalogue?q=rekam#hasil');
	});

	test.each([
		'https://evil.example',
		'//evil.example/x',
		'/\\evil.example',
		'javascript:alert(1)',
		'',
		null
	])('%s never leaves the portal', (value) => {
		expect(safePath(value)).toBe('/');
	});
});

test('unknown preferences are ignored', () => {
	expect(parseLocale('fr')).toBeUndefined();
	expect(parseTheme('sepia')).toBeUndefined();
	expect(parseLocale('en')).toBe('en');
	expect(parseTheme('dark')).toBe('dark');
});
