/** Finds square rings around a square (1:1:3:1:1), as the corners of a sheet and of a QR code are marked. */
import type { Spot } from '#api/domain/paper-sheet.ts';
import type { Gray } from './gray.ts';

export type Mark = Spot & { module: number; votes: number };
type Line = (at: number) => number;

const parts = [1, 1, 3, 1, 1];

export function findMarks({ width, height }: Gray, dark: Uint8Array): Mark[] {
	const marks: Mark[] = [];
	for (let y = 0; y < height; y += 1) {
		const line: Line = (x) => dark[y * width + x] ?? 0;
		for (const { centre, module } of patternsIn(line, width)) {
			const x = Math.round(centre);
			const down = patternAround((at) => dark[at * width + x] ?? 0, { at: y, length: height });
			if (!down || !isAlike(down.module, module)) continue;
			const row = Math.round(down.centre);
			const across = patternAround((at) => dark[row * width + at] ?? 0, { at: x, length: width });
			if (!across || !isAlike(down.module, across.module)) continue;
			add(marks, {
				x: across.centre,
				y: down.centre,
				module: (across.module + down.module) / 2,
				votes: 1
			});
		}
	}
	return marks.filter(({ votes, module }) => votes >= Math.max(2, module * 0.5));
}

const isAlike = (one: number, other: number) => one < other * 1.7 && other < one * 1.7;

function add(marks: Mark[], found: Mark) {
	const near = marks.find(
		(each) => Math.hypot(each.x - found.x, each.y - found.y) < 2.5 * Math.max(2, each.module)
	);
	if (!near) return void marks.push(found);
	const all = near.votes + 1;
	near.x = (near.x * near.votes + found.x) / all;
	near.y = (near.y * near.votes + found.y) / all;
	near.module = (near.module * near.votes + found.module) / all;
	near.votes = all;
}

type Pattern = { centre: number; module: number };

function* patternsIn(line: Line, length: number): Generator<Pattern> {
	const runs: { from: number; size: number }[] = [];
	let from = 0;
	for (let at = 1; at <= length; at += 1) {
		if (at < length && line(at) === line(from)) continue;
		runs.push({ from, size: at - from });
		const five = runs.slice(-5);
		const last = five[4];
		if (last && line(last.from) === 1) {
			const pattern = patternOf(five.map(({ size }) => size));
			if (pattern)
				yield { centre: (five[2]?.from ?? 0) + (five[2]?.size ?? 0) / 2 - 0.5, ...pattern };
		}
		from = at;
	}
}

function patternOf(sizes: readonly number[]): { module: number } | null {
	const module = sizes.reduce((sum, size) => sum + size, 0) / 7;
	if (module < 1.2) return null;
	const fits = sizes.every((size, at) => {
		const wanted = (parts[at] ?? 1) * module;
		return Math.abs(size - wanted) <= wanted * 0.6 + 0.7;
	});
	return fits ? { module } : null;
}

/** The pattern whose middle lies at `at`. */
function patternAround(line: Line, { at, length }: { at: number; length: number }): Pattern | null {
	if (line(at) !== 1) return null;
	const walk = (step: 1 | -1) => {
		const sizes: number[] = [];
		let [place, ink] = [at, 1];
		for (let turn = 0; turn < 3; turn += 1) {
			let size = 0;
			while (place >= 0 && place < length && line(place) === ink) {
				size += 1;
				place += step;
			}
			sizes.push(size);
			ink = 1 - ink;
		}
		return sizes;
	};
	const [up, down] = [walk(-1), walk(1)];
	const [a = 0, b = 0, c = 0] = up;
	const [x = 0, y = 0, z = 0] = down;
	const pattern = patternOf([c, b, a + x - 1, y, z]);
	return pattern && { ...pattern, centre: at + (x - a) / 2 };
}
