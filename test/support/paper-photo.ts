/**
 * Photographs of a filled-in sheet, made the same each time: the sheet is drawn, ticked by pens of many kinds, tilted,
 * lit unevenly, creased, blurred, and spoilt by noise and by the blocks of a JPEG.
 */
import {
	boxOf,
	boxSize,
	markModule,
	rowTop,
	rowsASheet,
	sheetCorners,
	sheetPage,
	sheetQr,
	sheetText,
	type SheetCode,
	type Spot
} from '#api/domain/paper-sheet.ts';
import { qrModules } from '#api/ports/qr.ts';
import { perspectiveOf } from '#lib/paper/perspective.ts';

export type Photo = { data: Uint8ClampedArray; width: number; height: number };
export type Given = {
	seed: number;
	code: SheetCode;
	ticked: readonly boolean[];
	width?: number;
	height?: number;
	/** Degrees by which the phone was turned. */
	turn?: number;
};

/** Mulberry32: small, and the same on every machine. */
export function chance(seed: number) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
type Chance = ReturnType<typeof chance>;
const between = (next: Chance, from: number, to: number) => from + next() * (to - from);

const scale = 3;
const sheetWidth = Math.round(sheetPage.width * scale);
const sheetHeight = Math.round(sheetPage.height * scale);

class Canvas {
	readonly ink = new Float32Array(sheetWidth * sheetHeight).fill(1);

	rect({ x, y }: Spot, width: number, height: number, value = 0.06) {
		for (let row = Math.round(y * scale); row < Math.round((y + height) * scale); row += 1)
			for (
				let column = Math.round(x * scale);
				column < Math.round((x + width) * scale);
				column += 1
			)
				this.#put(column, row, value);
	}

	frame({ x, y }: Spot, size: number, line: number) {
		this.rect({ x, y }, size, line);
		this.rect({ x, y: y + size - line }, size, line);
		this.rect({ x, y }, line, size);
		this.rect({ x: x + size - line, y }, line, size);
	}

	stroke(from: Spot, to: Spot, pen: { wide: number; value: number }) {
		const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * scale * 2);
		const reach = (pen.wide * scale) / 2;
		for (let step = 0; step <= steps; step += 1) {
			const x = (from.x + ((to.x - from.x) * step) / steps) * scale;
			const y = (from.y + ((to.y - from.y) * step) / steps) * scale;
			for (let row = Math.floor(y - reach); row <= y + reach; row += 1)
				for (let column = Math.floor(x - reach); column <= x + reach; column += 1)
					if (Math.hypot(column - x, row - y) <= reach) this.#put(column, row, pen.value);
		}
	}

	#put(column: number, row: number, value: number) {
		if (column < 0 || row < 0 || column >= sheetWidth || row >= sheetHeight) return;
		const at = row * sheetWidth + column;
		this.ink[at] = Math.min(this.ink[at] ?? 1, value);
	}
}

export function photograph(given: Given): Photo {
	const next = chance(given.seed);
	const sheet = drawn(given, next);
	const size = { width: given.width ?? 1200, height: given.height ?? 1600 };
	const light = warped(sheet, { ...size, turn: given.turn ?? 0 }, next);
	shade(light, size, next);
	blur(light, size, between(next, 0.4, 1.3));
	return spoilt(light, size, next);
}

function drawn({ code, ticked }: Given, next: Chance) {
	const canvas = new Canvas();
	for (const { x, y } of sheetCorners) {
		const half = 3.5 * markModule;
		canvas.frame({ x: x - half, y: y - half }, 7 * markModule, markModule);
		const core = 1.5 * markModule;
		canvas.rect({ x: x - core, y: y - core }, 3 * markModule, 3 * markModule);
	}
	const modules = qrModules(sheetText(code));
	const module = sheetQr.size / (modules.length + 8);
	modules.forEach((line, row) =>
		line.forEach((dark, column) => {
			const spot = { x: sheetQr.x + (column + 4) * module, y: sheetQr.y + (row + 4) * module };
			if (dark) canvas.rect(spot, module, module);
		})
	);
	for (let line = 0; line < 5; line += 1) words(canvas, { x: 64, y: 84 + line * 16 }, 240, next);
	for (let row = 0; row < rowsASheet; row += 1) {
		canvas.rect({ x: 52, y: rowTop(row) }, 490, 0.5, 0.7);
		if (row >= ticked.length) continue;
		canvas.frame(boxOf(row), boxSize, 1);
		words(canvas, { x: 104, y: rowTop(row) + 8 }, 150, next);
		words(canvas, { x: 300, y: rowTop(row) + 8 }, 180, next);
		if (ticked[row]) tick(canvas, boxOf(row), next);
	}
	return canvas.ink;
}

/** Grey letters, near enough to print. */
function words(canvas: Canvas, at: Spot, wide: number, next: Chance) {
	for (let x = 0; x < wide; x += between(next, 4, 6)) {
		const y = at.y + between(next, 0, 2);
		canvas.stroke(
			{ x: at.x + x, y },
			{ x: at.x + x + between(next, 0, 3), y: y + between(next, 4, 7) },
			{ wide: 0.9, value: 0.15 }
		);
	}
}

/** A cross, a check or a scribble, by a pencil, a ball-pen or a marker, seldom quite within the box. */
function tick(canvas: Canvas, box: Spot, next: Chance) {
	const pen = { wide: between(next, 0.9, 2.6), value: between(next, 0.1, 0.45) };
	const spot = (x: number, y: number): Spot => ({
		x: box.x + (x + between(next, -0.1, 0.1)) * boxSize,
		y: box.y + (y + between(next, -0.1, 0.1)) * boxSize
	});
	const kind = next();
	if (kind < 0.4) {
		canvas.stroke(spot(0.12, 0.12), spot(0.88, 0.88), pen);
		canvas.stroke(spot(0.88, 0.12), spot(0.12, 0.88), pen);
	} else if (kind < 0.75) {
		const low = spot(0.42, 0.86);
		canvas.stroke(spot(0.12, 0.45), low, pen);
		canvas.stroke(low, spot(1.05, -0.05), pen);
	} else {
		let from = spot(0.15, 0.3);
		for (let turn = 0; turn < 7; turn += 1) {
			const to = spot(turn % 2 ? 0.15 : 0.85, 0.25 + turn * 0.08);
			canvas.stroke(from, to, pen);
			from = to;
		}
	}
}

type Size = { width: number; height: number };

/** The sheet on a table: tilted, and lifted along a fold. */
function warped(
	sheet: Float32Array,
	{ width, height, turn }: Size & { turn: number },
	next: Chance
) {
	const light = new Float32Array(width * height);
	const off = (share: number) => between(next, -share, share);
	const corner = (x: number, y: number): Spot => {
		const angle = (turn * Math.PI) / 180 + tiltOf;
		const [dx, dy] = [(x - 0.5) * width * 0.8, (y - 0.5) * height * 0.83];
		const shrink = turn % 180 === 0 ? 1 : Math.min(width / height, height / width);
		return {
			x: width / 2 + shrink * (dx * Math.cos(angle) - dy * Math.sin(angle)) + off(0.045) * width,
			y: height / 2 + shrink * (dx * Math.sin(angle) + dy * Math.cos(angle)) + off(0.045) * height
		};
	};
	const tiltOf = off(0.09);
	const four = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)] as const;
	const page = [
		{ x: 0, y: 0 },
		{ x: sheetPage.width, y: 0 },
		{ x: sheetPage.width, y: sheetPage.height },
		{ x: 0, y: sheetPage.height }
	] as const;
	const back = perspectiveOf(four, page);
	if (!back) throw new Error('the sheet was photographed from its edge');

	const table = between(next, 0.15, 0.6);
	const fold = { at: between(next, 0.2, 0.8), lift: between(next, -2, 2), across: next() < 0.5 };
	const whole = fold.across ? sheetPage.height : sheetPage.width;
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const spot = back({ x, y });
			const along = (fold.across ? spot.y : spot.x) / whole;
			const bend = Math.exp(-Math.abs(along - fold.at) * 9) * fold.lift;
			const column = Math.round((spot.x + (fold.across ? 0 : bend)) * scale);
			const row = Math.round((spot.y + (fold.across ? bend : 0)) * scale);
			const isPaper = column >= 0 && row >= 0 && column < sheetWidth && row < sheetHeight;
			const crease = Math.abs(along - fold.at) * (fold.across ? 842 : 595);
			const value = isPaper ? (sheet[row * sheetWidth + column] ?? 1) : table + off(0.05);
			light[y * width + x] =
				isPaper && crease < 1.6 ? value * (1 - 0.22 * (1 - crease / 1.6)) : value;
		}
	return light;
}

/** A lamp at one side, and the shadow of a head or a hand with a soft edge. */
function shade(light: Float32Array, { width, height }: Size, next: Chance) {
	const [dx, dy] = [between(next, -0.35, 0.35), between(next, -0.35, 0.35)];
	const edge = between(next, 0.2, 0.8);
	const slope = between(next, -0.7, 0.7);
	const depth = between(next, 0.15, 0.5);
	const soft = between(next, 0.01, 0.08);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const [u, v] = [x / width, y / height];
			const lamp = 0.72 + dx * (u - 0.5) + dy * (v - 0.5);
			const into = 1 / (1 + Math.exp(-(u + slope * v - edge) / soft));
			const at = y * width + x;
			light[at] = (light[at] ?? 0) * lamp * (1 - depth * into);
		}
}

function blur(light: Float32Array, { width, height }: Size, sigma: number) {
	const reach = Math.ceil(sigma * 2.5);
	const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
		Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma))
	);
	const all = weights.reduce((sum, each) => sum + each, 0);
	const across = swept(light, { count: height, length: width, next: width, step: 1 });
	light.set(swept(across, { count: width, length: height, next: 1, step: width }));

	/** Along every line; beyond its ends it goes on as it ended. */
	function swept(from: Float32Array, lines: Lines) {
		const to = new Float32Array(from.length);
		const line = new Float64Array(lines.length + 2 * reach);
		for (let each = 0; each < lines.count; each += 1) {
			const begin = each * lines.next;
			for (let at = 0; at < line.length; at += 1) {
				const near = Math.min(lines.length - 1, Math.max(0, at - reach));
				line[at] = from[begin + near * lines.step] ?? 0;
			}
			for (let place = 0; place < lines.length; place += 1) {
				let sum = 0;
				for (let at = 0; at < weights.length; at += 1)
					sum += (line[place + at] ?? 0) * (weights[at] ?? 0);
				to[begin + place * lines.step] = sum / all;
			}
		}
		return to;
	}
}
type Lines = { count: number; length: number; next: number; step: number };

/** Noise of a small sensor, and blocks of eight whose fine detail was thrown away. */
function spoilt(light: Float32Array, { width, height }: Size, next: Chance): Photo {
	const noise = between(next, 0.01, 0.03);
	for (let at = 0; at < light.length; at += 1)
		light[at] = (light[at] ?? 0) + (next() + next() + next() - 1.5) * noise;
	const step = between(next, 0.02, 0.06);
	const coarse = Float64Array.from(
		{ length: 64 },
		(_, at) => step * (1 + ((at >> 3) + (at & 7)) / 3)
	);
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	const block = new Float64Array(64);
	for (let top = 0; top < height; top += 8)
		for (let left = 0; left < width; left += 8) {
			for (let at = 0; at < 64; at += 1)
				block[at] = light[(top + (at >> 3)) * width + left + (at & 7)] ?? 0;
			transform(block, waves);
			for (let at = 0; at < 64; at += 1)
				block[at] = Math.round((block[at] ?? 0) / (coarse[at] ?? 1)) * (coarse[at] ?? 1);
			transform(block, wavesBack);
			for (let at = 0; at < 64; at += 1) {
				const pixel = ((top + (at >> 3)) * width + left + (at & 7)) * 4;
				const level = Math.round((block[at] ?? 0) * 255);
				data[pixel] = level;
				data[pixel + 1] = level;
				data[pixel + 2] = Math.round(level * 0.94);
			}
		}
	return { data, width, height };
}

const waves = Float64Array.from({ length: 64 }, (_, at) => {
	const [wave, place] = [at >> 3, at & 7];
	return (wave === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * place + 1) * wave * Math.PI) / 16);
});

const wavesBack = waves.map((_, at) => waves[(at & 7) * 8 + (at >> 3)] ?? 0);
const half = new Float64Array(64);

/** The discrete cosine transform of a block by `waves`, or back by `wavesBack`, in its place. */
function transform(block: Float64Array, table: Float64Array) {
	for (let row = 0; row < 64; row += 8)
		for (let at = 0; at < 8; at += 1) {
			let sum = 0;
			for (let place = 0; place < 8; place += 1)
				sum += (block[row + place] ?? 0) * (table[at * 8 + place] ?? 0);
			half[row + at] = sum;
		}
	for (let column = 0; column < 8; column += 1)
		for (let at = 0; at < 8; at += 1) {
			let sum = 0;
			for (let place = 0; place < 8; place += 1)
				sum += (half[place * 8 + column] ?? 0) * (table[at * 8 + place] ?? 0);
			block[at * 8 + column] = sum;
		}
}
