/** Angkatan I, II, III … as they are printed. */
export function roman(number: number): string {
	const steps: [number, string][] = [
		[50, 'L'],
		[40, 'XL'],
		[10, 'X'],
		[9, 'IX'],
		[5, 'V'],
		[4, 'IV'],
		[1, 'I']
	];
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
