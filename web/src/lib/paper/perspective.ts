/** The map from places on the sheet to places in a photograph of it, out of four that are known. */
import type { Spot } from '#api/domain/paper-sheet.ts';

export type Perspective = (spot: Spot) => Spot;
type Four = readonly [Spot, Spot, Spot, Spot];

/** Null where three of them lie on a line. */
export function perspectiveOf(from: Four, to: Four): Perspective | null {
	const rows = from.flatMap(({ x, y }, at) => {
		const { x: u, y: v } = to[at] ?? { x: 0, y: 0 };
		return [
			[x, y, 1, 0, 0, 0, -u * x, -u * y, u],
			[0, 0, 0, x, y, 1, -v * x, -v * y, v]
		];
	});
	const h = solved(rows);
	if (!h) return null;
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0] = h;
	return ({ x, y }) => {
		const w = g * x + i * y + 1;
		return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
	};
}

/** Gauss, with the largest pivot first. */
function solved(rows: number[][]): number[] | null {
	const size = rows.length;
	for (let column = 0; column < size; column += 1) {
		const pivot = rows
			.map((row, at) => ({ at, value: Math.abs(row[column] ?? 0) }))
			.slice(column)
			.reduce((best, next) => (next.value > best.value ? next : best));
		if (pivot.value < 1e-9) return null;
		const top = rows[pivot.at] ?? [];
		rows[pivot.at] = rows[column] ?? [];
		rows[column] = top;
		for (const [at, row] of rows.entries()) {
			if (at === column) continue;
			const factor = (row[column] ?? 0) / (top[column] ?? 1);
			for (let each = column; each <= size; each += 1)
				row[each] = (row[each] ?? 0) - factor * (top[each] ?? 0);
		}
	}
	return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
