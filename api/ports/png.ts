/** Is this a PNG that our papers can print? Judged by its bytes and by unpacking it once, within bounds. */
import { unzlibSync } from 'fflate';

export const largestPng = { bytes: 512 * 1024, side: 1600 };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Colour type → samples a pixel. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

type Chunk = { type: string; start: number; length: number };

export function isPrintablePng(bytes: Uint8Array): boolean {
	if (bytes.length > largestPng.bytes) return false;
	if (signature.some((byte, at) => bytes[at] !== byte)) return false;
	const chunks = chunksOf(bytes);
	if (chunks?.[0]?.type !== 'IHDR' || chunks[0].length !== 13) return false;
	if (chunks.at(-1)?.type !== 'IEND') return false;
	return isWhole(bytes, chunks);
}

/** The pixels unpack to exactly what the header promises. */
function isWhole(bytes: Uint8Array, chunks: Chunk[]) {
	const view = new DataView(bytes.buffer, bytes.byteOffset + (chunks[0]?.start ?? 0), 13);
	const [width, height] = [view.getUint32(0), view.getUint32(4)];
	const [bits, color, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)];
	const perPixel = samples[color];
	if (!width || !height || Math.max(width, height) > largestPng.side) return false;
	if (!perPixel || bits !== 8 || interlace !== 0) return false;
	if (color === 3 && !chunks.some((chunk) => chunk.type === 'PLTE')) return false;

	const expected = height * (1 + width * perPixel);
	try {
		// A buffer of the promised size: a bomb cannot grow beyond it.
		const data = unzlibSync(dataOf(bytes, chunks), { out: new Uint8Array(expected + 1) });
		return data.length === expected;
	} catch {
		return false;
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
		chunks.push({ type, start: at + 8, length });
		at += 12 + length;
	}
	return at === bytes.length ? chunks : null;
}

function dataOf(bytes: Uint8Array, chunks: Chunk[]) {
	const parts = chunks.filter((chunk) => chunk.type === 'IDAT');
	const whole = new Uint8Array(parts.reduce((all, part) => all + part.length, 0));
	let at = 0;
	for (const { start, length } of parts) {
		whole.set(bytes.subarray(start, start + length), at);
		at += length;
	}
	return whole;
}
