/** A photograph of a printed sheet, read in the browser: which sheet it is, and which boxes are ticked. */
import {
	readSheetText,
	rowsASheet,
	sheetCorners,
	sheetQr,
	type SheetCode,
	type Spot
} from '#api/domain/paper-sheet.ts';
import { readBox, type Reading } from './boxes.ts';
import { brightnessAt, darkOf, grayOf, type Gray } from './gray.ts';
import { findMarks, type Mark } from './marks.ts';
import { perspectiveOf, type Perspective } from './perspective.ts';

type Pixels = { data: Uint8ClampedArray | Uint8Array; width: number; height: number };
export type ReadSheet = { code: SheetCode; rows: Reading[]; at: Perspective };
export type SheetRefusal = 'no-corners' | 'no-code' | 'other-code';
type ReadQr = (pixels: Pixels) => string | null;
type Answer = { ok: true; sheet: ReadSheet } | { ok: false; reason: SheetRefusal };

export function readSheet(pixels: Pixels, readQr: ReadQr): Answer {
	const gray = grayOf(pixels);
	const corners = cornersOf(findMarks(gray, darkOf(gray)), gray);
	if (!corners) return { ok: false, reason: 'no-corners' };
	let reason: SheetRefusal = 'no-code';
	// Nobody says which way up the sheet was held: the code stands in one corner only.
	for (let turn = 0; turn < 4; turn += 1) {
		const at = perspectiveOf(sheetCorners, turned(corners, turn));
		const text = at && readQr(codePicture(gray, at));
		const code = text ? readSheetText(text) : null;
		if (at && code) {
			const rows = Array.from({ length: rowsASheet }, (_, row) => readBox(gray, at, row));
			return { ok: true, sheet: { code, rows, at } };
		}
		if (text) reason = 'other-code';
	}
	return { ok: false, reason };
}

type Four = [Spot, Spot, Spot, Spot];
const turned = ([a, b, c, d]: Four, turn: number): Four =>
	([
		[a, b, c, d],
		[b, c, d, a],
		[c, d, a, b],
		[d, a, b, c]
	][turn] as Four | undefined) ?? [a, b, c, d];

/** The four marks of one size that span the largest area, clockwise. */
function cornersOf(marks: readonly Mark[], { width, height }: Gray): Four | null {
	const likely = marks.toSorted((one, other) => other.votes - one.votes).slice(0, 14);
	let best: { four: Four; area: number } | null = null;
	for (const four of foursOf(likely)) {
		const modules = four.map(({ module }) => module);
		if (Math.max(...modules) > 2.2 * Math.min(...modules)) continue;
		const round = clockwise(four);
		const area = areaOf(round);
		if (isBent(round) || area < width * height * 0.08) continue;
		if (!best || area > best.area) best = { four: round, area };
	}
	return best?.four ?? null;
}

function* foursOf(marks: readonly Mark[]): Generator<[Mark, Mark, Mark, Mark]> {
	for (const [i, a] of marks.entries())
		for (const [j, b] of marks.slice(i + 1).entries())
			for (const [k, c] of marks.slice(i + j + 2).entries())
				for (const d of marks.slice(i + j + k + 3)) yield [a, b, c, d];
}

function clockwise(four: readonly Spot[]): Four {
	const x = four.reduce((sum, each) => sum + each.x, 0) / 4;
	const y = four.reduce((sum, each) => sum + each.y, 0) / 4;
	const [a, b, c, d] = four.toSorted(
		(one, other) => Math.atan2(one.y - y, one.x - x) - Math.atan2(other.y - y, other.x - x)
	);
	const none = { x: 0, y: 0 };
	return [a ?? none, b ?? none, c ?? none, d ?? none];
}

const areaOf = (four: Four) =>
	Math.abs(
		four.reduce((sum, { x, y }, at) => {
			const next = four[(at + 1) % 4] ?? { x, y };
			return sum + x * next.y - next.x * y;
		}, 0)
	) / 2;

/** One of them lies within the triangle of the others, or nearly on a side of it. */
const isBent = (four: Four) =>
	four.some((spot, at) => {
		const before = four[(at + 3) % 4] ?? spot;
		const after = four[(at + 1) % 4] ?? spot;
		const turn =
			(spot.x - before.x) * (after.y - spot.y) - (spot.y - before.y) * (after.x - spot.x);
		const sides =
			Math.hypot(spot.x - before.x, spot.y - before.y) *
			Math.hypot(after.x - spot.x, after.y - spot.y);
		return turn < sides * 0.5;
	});

const codeSide = 330;

/** The QR code as if photographed from straight above. */
function codePicture(gray: Gray, at: Perspective): Pixels {
	const data = new Uint8ClampedArray(codeSide * codeSide * 4);
	for (let y = 0; y < codeSide; y += 1)
		for (let x = 0; x < codeSide; x += 1) {
			const spot = at({
				x: sheetQr.x + (x / codeSide) * sheetQr.size,
				y: sheetQr.y + (y / codeSide) * sheetQr.size
			});
			const value = brightnessAt(gray, spot.x, spot.y);
			data.set([value, value, value, 255], (y * codeSide + x) * 4);
		}
	return { data, width: codeSide, height: codeSide };
}
