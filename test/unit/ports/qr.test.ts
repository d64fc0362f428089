import { expect, it } from 'vitest';
import { darkRuns, qrModules } from '#api/ports/qr.ts';

it('draws a code as rows of modules with a finder in three corners', () => {
	const rows = qrModules('https://malaqbi.mamujukab.go.id/v/7K3M9QXT2BG3');
	const size = rows.length;
	expect(rows.every((row) => row.length === size)).toBe(true);
	for (const [y, x] of [
		[0, 0],
		[0, size - 7],
		[size - 7, 0]
	] as const) {
		expect(rows[y]?.slice(x, x + 7)).toEqual(Array(7).fill(true));
	}
});

it('joins neighbouring modules into runs', () => {
	expect(darkRuns([true, true, false, true])).toEqual([
		{ start: 0, length: 2 },
		{ start: 3, length: 1 }
	]);
});
