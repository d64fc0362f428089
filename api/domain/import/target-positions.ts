/** Whom a course is for, as people write it: `Pengawas (J05, J07)`, `J09-J14`, `semua ASN`. */
import { no, ok, type Result } from '../result.ts';

type Targets = {
	/** Codes of positions, in order and once each. */
	codes: string[];
	/** True when nothing but codes was written. */
	codesAlone: boolean;
};
type Codes = ReadonlySet<string>;

/**
 * Finds the known codes in `text`. Words stay words, but what looks like a code and is none is
 * refused by its name: a typing mistake must not silently lose a position.
 */
export function targetsOf(text: string, known: Codes): Result<Targets, string> {
	const found = new Set<string>();
	let codesAlone = true;
	for (const part of text.toUpperCase().split(/[;,()\n]/)) {
		const word = part.trim();
		if (word === '') continue;
		const codes = known.has(word) ? [word] : codesBetween(word, known);
		const inside = codes ?? codesAmong(word, known);
		if (typeof inside === 'string') return no(inside);
		for (const code of inside) found.add(code);
		codesAlone &&= codes !== null;
	}
	return ok({ codes: [...found].toSorted(), codesAlone });
}

/** `J09-J14` names every known code of that letter from 9 to 14; null when the word is no range. */
function codesBetween(word: string, known: Codes): string[] | string | null {
	const range = /^([A-Z]+)(\d+)\s*(?:[-–]|S\.?\/?D\.?)\s*([A-Z]*)(\d+)$/.exec(word);
	const [, letters = '', first = '', again = '', last = ''] = range ?? [];
	if (!range || (again !== '' && again !== letters)) return null;
	const ends = [`${letters}${first}`, `${letters}${last}`];
	const unknown = ends.find((code) => !known.has(code));
	if (unknown) return unknown;
	return [...known].filter((code) => {
		const number = code.startsWith(letters) ? code.slice(letters.length) : '';
		return (
			/^\d+$/.test(number) && Number(first) <= Number(number) && Number(number) <= Number(last)
		);
	});
}

/** The codes among the words of a phrase, or the first word that is a code and unknown. */
function codesAmong(phrase: string, known: Codes): string[] | string {
	const words = phrase.split(/\s+/);
	const unknown = words.find(
		(word) => !known.has(word) && (words.length === 1 ? isLikeACode(word) : hasFamily(word, known))
	);
	return unknown ?? words.filter((word) => known.has(word));
}

const isLikeACode = (word: string) => /^[A-Z][A-Z._/-]*\d[A-Z0-9._/-]*$/.test(word);

/** `J99` is meant as a code where there is `J05`; `SD3` is not. */
const hasFamily = (word: string, known: Codes) => {
	const letters = /^([A-Z]+[._/-]?)\d+$/.exec(word)?.[1];
	return (
		letters !== undefined &&
		[...known].some((code) => code.startsWith(letters) && /^\d+$/.test(code.slice(letters.length)))
	);
};
