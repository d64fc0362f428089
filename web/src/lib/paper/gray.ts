/** A photograph as brightness, and what is dark in it beside its surroundings. */
export type Gray = { data: Uint8Array; width: number; height: number };
type Pixels = { data: Uint8ClampedArray | Uint8Array; width: number; height: number };

export function grayOf({ data, width, height }: Pixels): Gray {
	const gray = new Uint8Array(width * height);
	for (let at = 0; at < gray.length; at += 1) {
		const from = at * 4;
		gray[at] =
			((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8;
	}
	return { data: gray, width, height };
}

/** 1 where a pixel is darker than the mean around it: shadows fall out, ink stays. */
export function darkOf({ data, width, height }: Gray): Uint8Array {
	const across = width + 1;
	const sums = new Float64Array(across * (height + 1));
	for (let y = 0; y < height; y += 1) {
		let line = 0;
		for (let x = 0; x < width; x += 1) {
			line += data[y * width + x] ?? 0;
			sums[(y + 1) * across + x + 1] = (sums[y * across + x + 1] ?? 0) + line;
		}
	}
	const reach = Math.max(8, Math.round(width / 24));
	const dark = new Uint8Array(width * height);
	for (let y = 0; y < height; y += 1) {
		const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
		for (let x = 0; x < width; x += 1) {
			const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
			const sum =
				(sums[bottom * across + right] ?? 0) -
				(sums[top * across + right] ?? 0) -
				(sums[bottom * across + left] ?? 0) +
				(sums[top * across + left] ?? 0);
			const mean = sum / ((bottom - top) * (right - left));
			dark[y * width + x] = (data[y * width + x] ?? 0) < mean * 0.68 ? 1 : 0;
		}
	}
	return dark;
}

/** Brightness between pixels; outside the picture it is the edge. */
export function brightnessAt({ data, width, height }: Gray, x: number, y: number): number {
	const left = Math.min(width - 2, Math.max(0, Math.floor(x)));
	const top = Math.min(height - 2, Math.max(0, Math.floor(y)));
	const [right, down] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))];
	const at = top * width + left;
	const upper = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
	const lower = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
	return upper * (1 - down) + lower * down;
}
