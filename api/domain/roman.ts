const steps: readonly [number, string][] = [
	[100, 'C'],
	[90, 'XC'],
	[50, 'L'],
	[40, 'XL'],
	[10, 'X'],
	[9, 'IX'],
	[5, 'V'],
	[4, 'IV'],
	[1, 'I']
];

/** Angkatan I, II, III … as they are printed. */
export function roman(number: number): string {
	let left = number;
	let text = '';
	for (const [value, sign] of steps) {
		while (left >= value) {
			text += sign;
			left -= value;
		}
	}
	return text;
}
