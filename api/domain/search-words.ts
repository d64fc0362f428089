/**
 * Words of a search, and words that differ from them by one slip of the finger: a letter wrong, missing,
 * doubled or swapped with its neighbour. Pure, so that the catalogue can promise it and tests can prove it.
 */

const wordsAtMost = 8;
const lettersAtMost = 40;
/** Shorter words have too many neighbours to guess. */
const shortestToMend = 4;
const neighboursAtMost = 6;

/** Little words that stand in every course and find nothing. */
const fillers = new Set(['dan', 'di', 'ke', 'dari', 'untuk', 'yang', 'bagi', 'pada', 'dengan']);

/** What the tokenizer of the index makes of a text: lower case, no accents, letters and digits. */
export function wordsOf(query: string): string[] {
	const plain = query.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const words = [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])]
		.map((word) => word.slice(0, lettersAtMost))
		.slice(0, wordsAtMost);
	const telling = words.filter((word) => !fillers.has(word));
	return telling.length > 0 ? telling : words;
}

export const isMendable = (word: string) => [...word].length >= shortestToMend;

/**
 * Three parts of a word. One slip touches at most two neighbouring parts, so that every neighbour of the
 * word still holds one of them: what narrows a search through the vocabulary.
 */
export function partsOf(word: string): string[] {
	const letters = [...word];
	const third = Math.ceil(letters.length / 3);
	return [0, 1, 2]
		.map((part) => letters.slice(part * third, (part + 1) * third).join(''))
		.filter((part) => part !== '');
}

/** True when one substitution, insertion, deletion or swap of neighbours at most makes `b` of `a`. */
export function oneSlipApart(a: string, b: string): boolean {
	if (a === b) return true;
	const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
	if (long.length - short.length > 1) return false;

	let start = 0;
	while (start < short.length && short[start] === long[start]) start += 1;
	const restOf = (letters: string[], from: number) => letters.slice(from).join('');
	if (long.length > short.length) return restOf(short, start) === restOf(long, start + 1);
	const swapped = short[start] === long[start + 1] && short[start + 1] === long[start];
	return (
		restOf(short, start + 1) === restOf(long, start + 1) ||
		(swapped && restOf(short, start + 2) === restOf(long, start + 2))
	);
}

/**
 * The words of the vocabulary that a mistyped `word`, or the beginning of one, may stand for, nearest in
 * length first; empty when the vocabulary has words that begin with it as typed.
 */
export function neighboursOf(word: string, vocabulary: readonly string[]): string[] {
	if (!isMendable(word) || vocabulary.some((known) => known.startsWith(word))) return [];

	const size = [...word].length;
	return vocabulary
		.filter((known) => beginningsOf(known, size).some((start) => oneSlipApart(word, start)))
		.toSorted(
			(a, b) =>
				Math.abs([...a].length - size) - Math.abs([...b].length - size) || a.localeCompare(b)
		)
		.slice(0, neighboursAtMost);
}

/** An FTS5 expression: every word, as typed or by its neighbours, each as the beginning of a word. */
export const matchOf = (words: readonly { word: string; neighbours: readonly string[] }[]) =>
	words
		.map(({ word, neighbours }) => (neighbours.length > 0 ? neighbours : [word]))
		.map((any) => `(${any.map((one) => `"${one}"*`).join(' OR ')})`)
		.join(' AND ');

function beginningsOf(known: string, size: number): string[] {
	const letters = [...known];
	return [size - 1, size, size + 1].map((length) => letters.slice(0, length).join(''));
}
