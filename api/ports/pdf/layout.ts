/** Where things stand on the front, and a style for centred lines. */
import { page, type Style } from './document.ts';
import { inside } from './ornament.ts';

export const left = 92;
export const width = page.width - 2 * left;
export const top = inside + 16;
/** The signature and the QR stand on this line. */
export const foot = page.height - inside - 18;
export const crestSize = 52;
export const qrSize = 84;
/** The sans sets its figures tight: without it the groups of a NIP run together. */
export const airy = 0.3;

/** A part of the column: its height, the air it wants above, and how to draw it at `y`. */
export type Block = { height: number; air: number; draw: (y: number) => void };

export const center = (
	font: Style['font'],
	size: number,
	color: string,
	more: Partial<Style> = {}
): Style => ({ font, size, color, align: 'center', ...more });
