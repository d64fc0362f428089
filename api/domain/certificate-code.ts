/**
 * The code on a certificate: ten random characters of Crockford's base 32 and two check characters.
 * The twelve form a Reed–Solomon word over GF(32) with distance 3: any one or two wrong characters,
 * so also every swap of two neighbours, are found, and a single wrong one can be pointed at.
 */
import { no, ok, type Result } from './result.ts';

export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 10;
export const codeLength = dataLength + 2;

/** Why a typed code cannot be one of ours; `position` counts from 1 and is a guess. */
export type CodeRefusal =
	| { kind: 'empty' }
	| { kind: 'length'; length: number }
	| { kind: 'character'; position: number; character: string }
	| { kind: 'check'; position: number | null };

/** Ten characters from random bytes, with their checks. Needs at least ten bytes. */
export function codeFrom(random: Uint8Array): string {
	const data = Array.from({ length: dataLength }, (_, at) => (random[at] ?? 0) & 31);
	return spell([...data, ...checksOf(data)]);
}

/** Reads a code as typed: small letters, blanks and dashes are fine, I and L are 1, O is 0. */
export function readCode(typed: string): Result<string, CodeRefusal> {
	const text = normalised(typed);
	if (text === '') return no({ kind: 'empty' });

	const stranger = [...text].findIndex((character) => !codeAlphabet.includes(character));
	if (stranger >= 0) {
		return no({ kind: 'character', position: stranger + 1, character: [...text][stranger] ?? '' });
	}
	if (text.length !== codeLength) return no({ kind: 'length', length: text.length });

	const word = [...text].map((character) => codeAlphabet.indexOf(character));
	if (isWord(word)) return ok(text);
	return no({ kind: 'check', position: suspectOf(word) });
}

/** As printed, in three groups: `7K3M-9QXT-2B4C`. */
export const groupCode = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');

const normalised = (typed: string) =>
	typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\-\u2010-\u2015._]/g, '')
		.replace(/[IL]/g, '1')
		.replace(/O/g, '0');

const spell = (word: readonly number[]) => word.map((value) => codeAlphabet.charAt(value)).join('');

/** The two symbols that bring both syndromes to zero. */
function checksOf(data: readonly number[]): [number, number] {
	const [plain, weighted] = syndromesOf(data);
	const [a, b] = [power(dataLength), power(dataLength + 1)];
	const second = divide(weighted ^ times(a, plain), a ^ b);
	return [plain ^ second, second];
}

function isWord(word: readonly number[]) {
	const [plain, weighted] = syndromesOf(word);
	return plain === 0 && weighted === 0;
}

/** Where a single wrong character would stand, or null when more than one is wrong. */
function suspectOf(word: readonly number[]): number | null {
	const [plain, weighted] = syndromesOf(word);
	if (plain === 0 || weighted === 0) return null;
	const at = word.findIndex((_, place) => times(plain, power(place)) === weighted);
	return at < 0 ? null : at + 1;
}

/** The sum of the symbols, and their sum weighted by the powers of the field's generator. */
const syndromesOf = (word: readonly number[]): [number, number] => [
	word.reduce((sum, value) => sum ^ value, 0),
	word.reduce((sum, value, place) => sum ^ times(value, power(place)), 0)
];

/** Product in GF(32), modulo x⁵ + x² + 1. */
function times(a: number, b: number): number {
	let product = 0;
	for (let bit = 4; bit >= 0; bit--) {
		product = product & 16 ? (product << 1) ^ 37 : product << 1;
		if ((b >> bit) & 1) product ^= a;
	}
	return product;
}

const power = (exponent: number) => {
	let value = 1;
	for (let turn = 0; turn < exponent; turn++) value = times(value, 2);
	return value;
};

/** a / b = a · b³⁰, since every b ≠ 0 has b³¹ = 1. */
function divide(a: number, b: number): number {
	let inverse = 1;
	for (let turn = 0; turn < 30; turn++) inverse = times(inverse, b);
	return times(a, inverse);
}
