import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	codeAlphabet,
	codeFrom,
	codeLength,
	groupCode,
	readCode
} from '#api/domain/certificate-code.ts';

const code = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(codeFrom);
const other = (character: string) => Array.from(codeAlphabet).filter((each) => each !== character);
const withAt = (text: string, at: number, character: string) =>
	text.slice(0, at) + character + text.slice(at + 1);

describe('the code on a certificate', () => {
	it('has twelve characters of Crockford base 32 and reads back as itself', () => {
		fc.assert(
			fc.property(code, (text) => {
				expect(text).toHaveLength(codeLength);
				expect([...text].every((each) => codeAlphabet.includes(each))).toBe(true);
				expect(readCode(text)).toEqual({ ok: true, value: text });
			})
		);
	});

	it('never verifies with one wrong character, and points at it', () => {
		fc.assert(
			fc.property(code, (text) => {
				for (let at = 0; at < codeLength; at++) {
					for (const wrong of other(text.charAt(at))) {
						const read = readCode(withAt(text, at, wrong));
						expect(read).toEqual({ ok: false, error: { kind: 'check', position: at + 1 } });
					}
				}
			}),
			{ numRuns: 20 }
		);
	});

	it('never verifies with two characters swapped, neighbours or not', () => {
		fc.assert(
			fc.property(code, (text) => {
				for (let a = 0; a < codeLength; a++) {
					for (let b = a + 1; b < codeLength; b++) {
						if (text[a] === text[b]) continue;
						const swapped = withAt(withAt(text, a, text.charAt(b)), b, text.charAt(a));
						expect(readCode(swapped).ok).toBe(false);
					}
				}
			})
		);
	});

	it('never verifies with any two wrong characters', () => {
		const place = fc.integer({ min: 0, max: codeLength - 1 });
		const symbol = fc.constantFrom(...Array.from(codeAlphabet));
		fc.assert(
			fc.property(code, place, symbol, place, symbol, (text, a, first, b, second) => {
				const wrong = withAt(withAt(text, a, first), b, second);
				fc.pre(wrong !== text);
				expect(readCode(wrong).ok).toBe(false);
			})
		);
	});

	it('is read as people type it', () => {
		fc.assert(
			fc.property(code, (text) => {
				const typed = ` ${groupCode(text).toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')} `;
				expect(readCode(typed)).toEqual({ ok: true, value: text });
				expect(readCode(text.replaceAll('1', 'I'))).toEqual({ ok: true, value: text });
			})
		);
	});

	it('is printed in groups of four', () => {
		expect(groupCode('7K3M9QXT2B4C')).toBe('7K3M-9QXT-2B4C');
	});

	it.each([
		['', { kind: 'empty' }],
		[' - ', { kind: 'empty' }],
		['7K3M', { kind: 'length', length: 4 }],
		['7K3M-9QXT-2B4C-1', { kind: 'length', length: 13 }],
		['7U3M9QXT2B4C', { kind: 'character', position: 2, character: 'U' }],
		['7K3M9QXT2B4😀', { kind: 'character', position: 12, character: '😀' }]
	])('says what is wrong with %j', (typed, error) => {
		expect(readCode(typed)).toEqual({ ok: false, error });
	});
});
