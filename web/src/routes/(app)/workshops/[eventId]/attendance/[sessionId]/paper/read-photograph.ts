/** A photograph of a sheet as the page shows it: each row read, beside the picture that it was read from. */
import { boxOf, boxSize, rowHeight, rowTop, type SheetCode } from '#api/domain/paper-sheet.ts';
import type { Reading } from '#lib/paper/boxes.ts';
import { brightnessAt, grayOf } from '#lib/paper/gray.ts';
import type { Perspective } from '#lib/paper/perspective.ts';
import { readSheet, type SheetRefusal } from '#lib/paper/read-sheet.ts';
import { openQrReader } from '#lib/qr/read-qr.ts';

export type Seen = { code: SheetCode; rows: { reading: Reading; picture: string }[] };
type Answer = { ok: true; sheet: Seen } | { ok: false; reason: SheetRefusal | 'no-picture' };

/** More does not read better, and takes a small phone long. */
const longest = 2_000;

export async function readPhotograph(file: File): Promise<Answer> {
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return { ok: false, reason: 'no-picture' };
	const shrink = Math.min(1, longest / Math.max(picture.width, picture.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(picture.width * shrink);
	canvas.height = Math.round(picture.height * shrink);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) return { ok: false, reason: 'no-picture' };
	context.drawImage(picture, 0, 0, canvas.width, canvas.height);
	const pixels = context.getImageData(0, 0, canvas.width, canvas.height);

	const read = readSheet(pixels, await openQrReader());
	if (!read.ok) return read;
	const { code, rows, at } = read.sheet;
	const gray = grayOf(pixels);
	return {
		ok: true,
		sheet: {
			code,
			rows: rows.map((reading, row) => ({ reading, picture: strip(gray, at, row) }))
		}
	};
}

const density = 2;
const wide = 230;

/** The box and the name of a row, seen from straight above. */
function strip(gray: ReturnType<typeof grayOf>, at: Perspective, row: number): string {
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(wide * density);
	canvas.height = Math.round(rowHeight * density);
	const context = canvas.getContext('2d');
	if (!context) return '';
	const pixels = context.createImageData(canvas.width, canvas.height);
	const left = boxOf(row).x - boxSize / 2;
	for (let y = 0; y < canvas.height; y += 1)
		for (let x = 0; x < canvas.width; x += 1) {
			const spot = at({ x: left + x / density, y: rowTop(row) + y / density });
			const value = brightnessAt(gray, spot.x, spot.y);
			pixels.data.set([value, value, value, 255], (y * canvas.width + x) * 4);
		}
	context.putImageData(pixels, 0, 0);
	return canvas.toDataURL('image/jpeg', 0.7);
}
