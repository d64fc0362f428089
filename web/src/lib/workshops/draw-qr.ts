/** A QR code as the path of an SVG, drawn where it is shown: a code that changes every 20 seconds cannot be asked for. */
import { encode } from 'uqr';

const quiet = 4;

/** The dark modules with the quiet zone around them, and the side of the view box. */
export function drawQr(text: string): { path: string; size: number } {
	const rows = encode(text, { ecc: 'M', border: 0 }).data;
	const path = rows
		.flatMap((row, y) =>
			row.flatMap((dark, x) => (dark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : []))
		)
		.join('');
	return { path, size: rows.length + 2 * quiet };
}
