/** QR codes as modules: the caller draws them, in a PDF or in SVG. */
import { encode } from 'uqr';

/** Rows of dark and light modules, without the quiet zone. */
export const qrModules = (text: string): readonly (readonly boolean[])[] =>
	encode(text, { ecc: 'M', border: 0 }).data;

/** The dark modules as an SVG path with the quiet zone around it, and the side of its view box. */
export function qrPath(text: string): { path: string; size: number } {
	const quiet = 4;
	const rows = qrModules(text);
	const path = rows
		.flatMap((row, y) =>
			darkRuns(row).map(
				({ start, length }) => `M${start + quiet} ${y + quiet}h${length}v1h-${length}z`
			)
		)
		.join('');
	return { path, size: rows.length + 2 * quiet };
}

/** Runs of dark modules in a row, so that few rectangles draw them without seams. */
export const darkRuns = (row: readonly boolean[]): { start: number; length: number }[] => {
	const runs: { start: number; length: number }[] = [];
	row.forEach((dark, at) => {
		if (!dark) return;
		const last = runs.at(-1);
		if (last && last.start + last.length === at) last.length += 1;
		else runs.push({ start: at, length: 1 });
	});
	return runs;
};
