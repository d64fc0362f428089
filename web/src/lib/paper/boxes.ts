/** Whether a box is ticked: how much of its inside is ink, beside the paper around it and the ink of its own frame. */
import { boxOf, boxSize, type Spot } from '#api/domain/paper-sheet.ts';
import { brightnessAt, type Gray } from './gray.ts';
import type { Perspective } from './perspective.ts';

export type Reading = 'ticked' | 'empty' | 'doubtful';

/** Samples a point of paper. */
const density = 2.5;
const margin = 5;
const side = Math.round((boxSize + 2 * margin) * density);
const reach = 3;
/** Within the frame, away from its line. */
const inner = 2.9;
const least = 0.035;
const enough = 0.12;

export function readBox(gray: Gray, at: Perspective, row: number): Reading {
	const shift = settled(gray, at, row);
	const patch = patchOf(gray, at, row, shift);
	const paper = paperOf(patch);
	const frame = framedInk(patch, paper);
	// A frame that cannot be seen: the box is covered, or it is not this sheet.
	if (frame < 0.12) return 'doubtful';
	const share = inkShare(patch, { paper, threshold: Math.max(0.1, frame * 0.5) });
	if (share.inside <= least) return 'empty';
	if (share.inside < enough) return 'doubtful';
	// A crease or the edge of a shadow runs on beyond both sides of the box; a pen seldom does, and never so thin.
	return share.passes && share.inside < 0.2 ? 'doubtful' : 'ticked';
}

/** The picture of a box and some paper around it. */
function patchOf(gray: Gray, at: Perspective, row: number, shift: Spot): Float32Array {
	const box = boxOf(row);
	const patch = new Float32Array(side * side);
	for (let y = 0; y < side; y += 1)
		for (let x = 0; x < side; x += 1) {
			const spot = at({
				x: box.x - margin + shift.x + (x + 0.5) / density,
				y: box.y - margin + shift.y + (y + 0.5) / density
			});
			patch[y * side + x] = brightnessAt(gray, spot.x, spot.y);
		}
	return patch;
}

/** Paper is never quite flat: where around its place the frame is darkest, in points. */
function settled(gray: Gray, at: Perspective, row: number): Spot {
	const box = boxOf(row);
	let best = { x: 0, y: 0, ink: Infinity };
	for (let dy = -reach; dy <= reach; dy += 0.5)
		for (let dx = -reach; dx <= reach; dx += 0.5) {
			let sum = 0.02 * (dx * dx + dy * dy);
			for (let along = 0; along <= boxSize; along += 1)
				for (const [x, y] of [
					[along, 0],
					[along, boxSize],
					[0, along],
					[boxSize, along]
				] as const) {
					const spot = at({ x: box.x + x + dx, y: box.y + y + dy });
					sum += brightnessAt(gray, spot.x, spot.y) / 60;
				}
			if (sum < best.ink) best = { x: dx, y: dy, ink: sum };
		}
	return best;
}

const place = (at: number) => (at + 0.5) / density - margin;
const isOutside = (x: number, y: number) => Math.min(x, y) < -1.6 || Math.max(x, y) > boxSize + 1.6;
const isInside = (x: number, y: number) =>
	Math.min(x, y) > inner && Math.max(x, y) < boxSize - inner;
const isFrame = (x: number, y: number) => {
	const off = Math.min(Math.abs(x), Math.abs(y), Math.abs(x - boxSize), Math.abs(y - boxSize));
	return off < 0.7 && Math.min(x, y) > -0.7 && Math.max(x, y) < boxSize + 0.7;
};

type Paper = (x: number, y: number) => number;

/** The brightness of bare paper across the patch: by the median of each quarter around the box. */
function paperOf(patch: Float32Array): Paper {
	const quarters: number[][] = [[], [], [], []];
	each((x, y, at) => {
		if (!isOutside(x, y)) return;
		const quarter = (x < boxSize / 2 ? 0 : 1) + (y < boxSize / 2 ? 0 : 2);
		quarters[quarter]?.push(patch[at] ?? 0);
	});
	const [a = 0, b = 0, c = 0, d = 0] = quarters.map(brightOf);
	return (x, y) => {
		const [right, down] = [within(x / boxSize), within(y / boxSize)];
		return (a * (1 - right) + b * right) * (1 - down) + (c * (1 - right) + d * right) * down;
	};
}

const within = (share: number) => Math.min(1, Math.max(0, share));
const brightOf = (values: number[]) => {
	const sorted = values.toSorted((one, other) => one - other);
	return Math.max(1, sorted[Math.floor(sorted.length * 0.6)] ?? 1);
};

/** How dark the printed frame is beside the paper: a blurred photograph makes it paler, and ticks as well. */
function framedInk(patch: Float32Array, paper: Paper): number {
	const inks: number[] = [];
	each((x, y, at) => {
		if (isFrame(x, y)) inks.push(1 - (patch[at] ?? 0) / paper(x, y));
	});
	const sorted = inks.toSorted((one, other) => other - one);
	return sorted[Math.floor(sorted.length * 0.4)] ?? 0;
}

function inkShare(patch: Float32Array, given: { paper: Paper; threshold: number }) {
	let [inside, ink] = [0, 0];
	const beyond = new Set<'left' | 'right' | 'top' | 'bottom'>();
	each((x, y, at) => {
		const isInk = 1 - (patch[at] ?? 0) / given.paper(x, y) > given.threshold;
		if (isInside(x, y)) {
			inside += 1;
			if (isInk) ink += 1;
		} else if (isInk && isOutside(x, y)) {
			if (x < -2.6) beyond.add('left');
			if (x > boxSize + 2.6) beyond.add('right');
			if (y < -2.6) beyond.add('top');
			if (y > boxSize + 2.6) beyond.add('bottom');
		}
	});
	const passes =
		(beyond.has('left') && beyond.has('right')) || (beyond.has('top') && beyond.has('bottom'));
	return { inside: ink / inside, passes };
}

function each(visit: (x: number, y: number, at: number) => void) {
	for (let y = 0; y < side; y += 1)
		for (let x = 0; x < side; x += 1) visit(place(x), place(y), y * side + x);
}
