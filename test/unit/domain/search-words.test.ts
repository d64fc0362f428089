import fc from 'fast-check';
import { describe, test } from 'vitest';
import { matchOf, neighboursOf, oneSlipApart, partsOf, wordsOf } from '#api/domain/search-words.ts';

const vocabulary = ['keamanan', 'kesehatan', 'rekam', 'medis', 'elektronik', 'pelindungan'];

describe('words of a search', () => {
	test('are lower case, without accents, signs and filling words', ({ expect }) => {
		expect(wordsOf('  Keamanan dan “Informási” (PDP)! ')).toEqual(['keamanan', 'informasi', 'pdp']);
		expect(wordsOf('dan')).toEqual(['dan']);
		expect(wordsOf(' *"^ ')).toEqual([]);
	});
});

describe('mending', () => {
	test.for([
		['keamanam', 'a wrong letter'],
		['kemanan', 'a missing letter'],
		['keaamanan', 'a letter too many'],
		['kaemanan', 'two letters swapped'],
		['keamnaan', 'two letters swapped in the middle'],
		['ekamanan', 'the first two swapped'],
		['keamnan', 'a missing letter further on'],
		['eamanan', 'the first letter missing']
	] as const)('%s (%s) finds keamanan', ([typed], { expect }) => {
		expect(neighboursOf(typed, vocabulary)).toContain('keamanan');
	});

	test('leaves alone what begins a known word, and what is too short to guess', ({ expect }) => {
		expect(neighboursOf('keam', vocabulary)).toEqual([]);
		expect(neighboursOf('kea', ['kia'])).toEqual([]);
	});

	test('mends the beginning of a word too', ({ expect }) => {
		expect(neighboursOf('elekrt', vocabulary)).toEqual(['elektronik']);
	});

	test('two slips are too many', ({ expect }) => {
		expect(neighboursOf('kaemnan', vocabulary)).toEqual([]);
	});

	test('any one slip anywhere finds the word, and the narrowing keeps it', ({ expect }) => {
		fc.assert(
			fc.property(slips(), ({ word, typed }) => {
				expect(oneSlipApart(word, typed)).toBe(true);
				expect(oneSlipApart(typed, word)).toBe(true);
				expect(partsOf(typed).some((part) => word.includes(part))).toBe(true);
				fc.pre([...typed].length >= 4 && !word.startsWith(typed));
				expect(neighboursOf(typed, [word])).toEqual([word]);
			})
		);
	});
});

test('an expression asks for every word, and speaks only letters and digits', ({ expect }) => {
	const typed = wordsOf('kemanan "OR" inf*').map((word) => ({
		word,
		neighbours: neighboursOf(word, vocabulary)
	}));
	expect(matchOf(typed)).toBe('("keamanan"*) AND ("or"*) AND ("inf"*)');
});

function slips() {
	const letter = fc.constantFrom('a', 'b', 'd', 'e', 'g', 'i', 'k', 'm', 'n', 'r', 's', 't', 'u');
	return fc
		.record({
			letters: fc.array(letter, { minLength: 5, maxLength: 14 }),
			at: fc.nat(),
			kind: fc.constantFrom('wrong', 'missing', 'more', 'swapped'),
			other: letter
		})
		.map(({ letters, at, kind, other }) => {
			const typed = [...letters];
			const place = at % letters.length;
			if (kind === 'wrong') typed[place] = other;
			else if (kind === 'missing') typed.splice(place, 1);
			else if (kind === 'more') typed.splice(place, 0, other);
			else typed.splice(place, 2, ...typed.slice(place, place + 2).toReversed());
			return { word: letters.join(''), typed: typed.join('') };
		});
}
