/** Indonesian number words, as official documents repeat a figure: 20 (dua puluh). */
const units = [
	'nol',
	'satu',
	'dua',
	'tiga',
	'empat',
	'lima',
	'enam',
	'tujuh',
	'delapan',
	'sembilan',
	'sepuluh',
	'sebelas'
];
const scales = [
	{ size: 1_000_000_000_000, word: 'triliun' },
	{ size: 1_000_000_000, word: 'miliar' },
	{ size: 1_000_000, word: 'juta' },
	{ size: 1_000, word: 'ribu' },
	{ size: 100, word: 'ratus' }
];

/** A whole number in words; below zero with *minus*. */
export function terbilang(value: number): string {
	if (!Number.isSafeInteger(value) || Math.abs(value) >= 1e15) {
		throw new RangeError('terbilang takes whole numbers below a thousand trillion');
	}
	return value < 0 ? `minus ${words(-value)}` : words(value);
}

/** `20 (dua puluh) jam pelajaran`. */
export const hoursInWords = (jp: number) => `${jp} (${terbilang(jp)}) jam pelajaran`;

function words(value: number): string {
	if (value < 12) return units[value] ?? '';
	if (value < 20) return `${words(value - 10)} belas`;
	if (value < 100) return joined(`${words(Math.floor(value / 10))} puluh`, value % 10);

	for (const { size, word } of scales) {
		if (value < size) continue;
		const count = Math.floor(value / size);
		// One hundred and one thousand are single words: seratus, seribu (but satu juta).
		const head = count === 1 && size <= 1_000 ? `se${word}` : `${words(count)} ${word}`;
		return joined(head, value % size);
	}
	return '';
}

const joined = (head: string, rest: number) => (rest === 0 ? head : `${head} ${words(rest)}`);
