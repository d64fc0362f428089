/** PNG files of our own crests: judged by their bytes, unpacked within bounds, flattened for paper. */
import { unzlibSync, zlibSync } from 'fflate';

export const largestPng = { bytes: 512 * 1024, side: 1600 };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Colour type → samples a pixel. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

type Chunk = { type: string; data: Uint8Array };
type Picture = {
	width: number;
	height: number;
	color: number;
	perPixel: number;
	/** Filtered rows, each behind the number of its filter. */
	rows: Uint8Array;
	palette: Uint8Array | null;
	clear: Uint8Array | null;
};

/** Is this a PNG that our papers can print? Eight bits, not interlaced, and it unpacks whole. */
export const isPrintablePng = (bytes: Uint8Array): boolean => readPng(bytes) !== null;

/**
 * The same picture on white, without transparency: what a PDF can hold as it is. (pdfkit splits
 * transparency with a background thread, which the Worker does not have.)
 */
export function flattenPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const picture = readPng(bytes);
	if (!picture) throw new Error('not a printable PNG');
	const { width, height, perPixel } = picture;
	const pixels = unfiltered(picture);
	const rows = new Uint8Array(height * (1 + width * 3));
	let at = 0;
	for (let y = 0; y < height; y++) {
		rows[at++] = 0;
		for (let x = 0; x < width; x++) {
			const { color, alpha } = colorAt(picture, pixels, (y * width + x) * perPixel);
			for (const value of color)
				rows[at++] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
		}
	}
	return written(width, height, rows);
}

function readPng(bytes: Uint8Array): Picture | null {
	if (bytes.length > largestPng.bytes) return null;
	if (signature.some((byte, at) => bytes[at] !== byte)) return null;
	const chunks = chunksOf(bytes);
	const header = chunks?.[0];
	if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return null;
	if (chunks.at(-1)?.type !== 'IEND') return null;

	const view = new DataView(header.data.buffer, header.data.byteOffset, 13);
	const [width, height] = [view.getUint32(0), view.getUint32(4)];
	const [bits, color, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)];
	const perPixel = samples[color];
	if (!width || !height || Math.max(width, height) > largestPng.side) return null;
	if (!perPixel || bits !== 8 || interlace !== 0) return null;
	const part = (type: string) => chunks.find((chunk) => chunk.type === type)?.data ?? null;
	const palette = part('PLTE');
	if (color === 3 && !palette) return null;

	const rows = unpacked(chunks, height * (1 + width * perPixel));
	return rows && { width, height, color, perPixel, rows, palette, clear: part('tRNS') };
}

/** The rows, when they are exactly as many bytes as the header promises. */
function unpacked(chunks: Chunk[], expected: number) {
	const data = joined(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data));
	try {
		// A buffer of the promised size: a bomb cannot grow beyond it.
		const rows = unzlibSync(data, { out: new Uint8Array(expected + 1) });
		return rows.length === expected ? rows : null;
	} catch {
		return null;
	}
}

function chunksOf(bytes: Uint8Array): Chunk[] | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const chunks: Chunk[] = [];
	let at = signature.length;
	while (at + 12 <= bytes.length) {
		const length = view.getUint32(at);
		const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (at + 12 + length > bytes.length) return null;
		chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
		at += 12 + length;
	}
	return at === bytes.length ? chunks : null;
}

/** Takes the row filters off (PNG specification, section 9). */
function unfiltered({ width, height, perPixel, rows }: Picture): Uint8Array {
	const stride = width * perPixel;
	const pixels = new Uint8Array(height * stride);
	for (let y = 0; y < height; y++) {
		const filter = rows[y * (stride + 1)] ?? 0;
		for (let x = 0; x < stride; x++) {
			const at = y * stride + x;
			const left = x >= perPixel ? (pixels[at - perPixel] ?? 0) : 0;
			const up = y > 0 ? (pixels[at - stride] ?? 0) : 0;
			const corner = x >= perPixel && y > 0 ? (pixels[at - stride - perPixel] ?? 0) : 0;
			const raw = rows[y * (stride + 1) + 1 + x] ?? 0;
			pixels[at] = raw + predicted(filter, left, up, corner);
		}
	}
	return pixels;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
	if (filter === 1) return left;
	if (filter === 2) return up;
	if (filter === 3) return (left + up) >> 1;
	if (filter !== 4) return 0;
	const guess = left + up - corner;
	const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
	if (a <= b && a <= c) return left;
	return b <= c ? up : corner;
}

function colorAt({ color, palette, clear }: Picture, pixels: Uint8Array, at: number) {
	const value = (offset: number) => pixels[at + offset] ?? 0;
	if (color === 3) {
		const index = value(0);
		const entry = palette?.subarray(index * 3, index * 3 + 3) ?? [];
		return { color: [entry[0] ?? 0, entry[1] ?? 0, entry[2] ?? 0], alpha: clear?.[index] ?? 255 };
	}
	if (color === 0 || color === 4) {
		return { color: [value(0), value(0), value(0)], alpha: color === 4 ? value(1) : 255 };
	}
	return { color: [value(0), value(1), value(2)], alpha: color === 6 ? value(3) : 255 };
}

function written(width: number, height: number, rows: Uint8Array) {
	const header = new Uint8Array(13);
	const view = new DataView(header.buffer);
	view.setUint32(0, width);
	view.setUint32(4, height);
	header.set([8, 2, 0, 0, 0], 8);
	return joined([
		new Uint8Array(signature),
		chunkOf('IHDR', header),
		chunkOf('IDAT', zlibSync(rows)),
		chunkOf('IEND', new Uint8Array())
	]);
}

function chunkOf(type: string, data: Uint8Array) {
	const named = joined([new TextEncoder().encode(type), data]);
	const [length, check] = [new Uint8Array(4), new Uint8Array(4)];
	new DataView(length.buffer).setUint32(0, data.length);
	new DataView(check.buffer).setUint32(0, crc32(named));
	return joined([length, named, check]);
}

function crc32(bytes: Uint8Array) {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
	}
	return ~crc >>> 0;
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((all, part) => all + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
