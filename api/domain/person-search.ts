/** What a search for people means: the beginning of a number, or parts of a name. */

const numberAtLeast = 4;
const wordsAtMost = 6;

/** NIPs that begin with the digits typed, as a range `[from, below)`; null when it is not a number. */
export function numberRange(typed: string): { from: string; below: string } | null {
	const digits = typed.replace(/[\s.-]/g, '');
	if (!/^\d+$/.test(digits) || digits.length < numberAtLeast || digits.length > 18) return null;
	return { from: digits, below: `${digits}:` };
}

/**
 * The parts that must all stand in ` name`, in small letters: three letters or more anywhere, two at the
 * beginning of a word, a single letter nowhere.
 */
export const nameParts = (typed: string): string[] =>
	typed
		.toLowerCase()
		.replace(/[%_\0]/g, ' ')
		.split(/\s+/)
		.filter((word) => [...word].length > 1)
		.map((word) => ([...word].length === 2 ? ` ${word}` : word))
		.slice(0, wordsAtMost);
