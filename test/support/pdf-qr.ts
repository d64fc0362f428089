/** The QR code that a PDF draws, as modules: what a camera would see, from the drawing itself. */
import { drawnInPdf } from './pdf-text.ts';

type Square = { x: number; y: number; width: number; height: number };

/** Rows of dark and light modules of the code on the first page. */
export function qrOfPdf(bytes: Uint8Array): boolean[][] {
	const squares = largestFigure(drawnInPdf(bytes)[0] ?? '');
	const size = Math.min(...squares.map(({ height }) => height));
	const left = Math.min(...squares.map(({ x }) => x));
	const top = Math.min(...squares.map(({ y }) => y));
	const right = Math.max(...squares.map(({ x, width }) => x + width));
	const across = Math.round((right - left) / size);
	const rows = Array.from({ length: across }, () => Array<boolean>(across).fill(false));
	for (const { x, y, width } of squares) {
		const from = Math.round((x - left) / size);
		rows[Math.round((y - top) / size)]?.fill(true, from, from + Math.round(width / size));
	}
	return rows;
}

/** A code is one path of more rectangles than anything else on the paper. */
function largestFigure(content: string): Square[] {
	const figures = content.split(/\n(?:f|S|B)\n/).map((path) =>
		[...path.matchAll(/^(\S+) (\S+) (\S+) (\S+) re$/gm)].map((found) => {
			const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number);
			return { x, y, width, height };
		})
	);
	return figures.toSorted((one, other) => other.length - one.length)[0] ?? [];
}
