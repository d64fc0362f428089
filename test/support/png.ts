/** A small PNG of one colour. */
import { zlibSync } from 'fflate';

export function pngOf(width: number, height: number, rgba = [142, 31, 47, 255]): Uint8Array {
	const row = [0, ...Array.from({ length: width }, () => rgba).flat()];
	return rgbaPng(width, height, new Uint8Array(Array.from({ length: height }, () => row).flat()));
}

/** A PNG of rows that already carry their filters. */
export function rgbaPng(width: number, height: number, pixels: Uint8Array): Uint8Array {
	const header = new Uint8Array(13);
	const view = new DataView(header.buffer);
	view.setUint32(0, width);
	view.setUint32(4, height);
	header.set([8, 6, 0, 0, 0], 8);
	return joined([
		new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', zlibSync(pixels)),
		chunk('IEND', new Uint8Array())
	]);
}

function chunk(type: string, data: Uint8Array) {
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

function joined(parts: Uint8Array[]) {
	const whole = new Uint8Array(parts.reduce((all, part) => all + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
