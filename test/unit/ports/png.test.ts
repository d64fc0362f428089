import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { flattenPng, isPrintablePng, largestPng } from '#api/ports/png.ts';
import { renderCertificate } from '#api/ports/pdf/certificate.ts';
import { certificateSamples } from '#test/support/certificate-samples.ts';
import { fontsFromDisk } from '#test/support/certificate-fonts.ts';
import { pngOf, rgbaPng } from '#test/support/png.ts';

const whole = pngOf(40, 60);

describe('a crest', () => {
	it('is a PNG that unpacks whole', () => {
		expect(isPrintablePng(whole)).toBe(true);
	});

	it.each([
		['cut short', whole.slice(0, -20)],
		['without its end', whole.slice(0, -12)],
		['with pixels missing', withByte(whole, 23, 61)],
		['interlaced', withByte(whole, 28, 1)],
		['with sixteen bits', withByte(whole, 24, 16)],
		['a JPEG by its bytes', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
		['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
		['empty', new Uint8Array()],
		['too wide', pngOf(largestPng.side + 1, 1)],
		['a bomb', withByte(pngOf(1500, 200), 23, 2)]
	])('is refused when %s', (_, bytes) => {
		expect(isPrintablePng(bytes)).toBe(false);
	});

	it('lies on white where it was clear', () => {
		const half = flattenPng(pngOf(2, 2, [100, 50, 0, 128]));
		const data = half.slice(8 + 25 + 8, half.length - 12 - 4);
		expect([...unzlibSync(data)].slice(0, 4)).toEqual([0, 177, 152, 127]);
	});

	it.each([0, 1, 2, 3, 4])('is read with rows of filter %d', (filter) => {
		const pixels = Array.from({ length: 3 * 12 }, (_, at) => (at * 67 + 13) % 256).map(
			(value, at) => (at % 4 === 3 ? 255 : value)
		);
		const data = flattenPng(rgbaPng(3, 3, filtered(pixels, 12, filter))).slice(8 + 25 + 8, -16);
		const rows = unzlibSync(data);
		const colors = [...rows].filter((_, at) => at % 10 !== 0);
		expect(colors).toEqual(pixels.filter((_, at) => at % 4 !== 3));
	});

	it('stands on the paper', async () => {
		const fonts = await fontsFromDisk();
		const paper = { snapshot: certificateSamples.plain, checkUrl: 'https://a.example/v/X' };
		const pdf = await renderCertificate({ ...paper, crest: flattenPng(whole) }, fonts);
		const text = Buffer.from(pdf).toString('latin1');
		expect(text).toContain('/Subtype /Image');
		expect(text).toContain('(Lambang Pemerintah Kabupaten Mamuju)');
	});
});

function withByte(bytes: Uint8Array, at: number, value: number) {
	const copy = bytes.slice();
	copy[at] = value;
	return copy;
}

/** Rows of four bytes a pixel under one filter, written from the PNG specification. */
function filtered(pixels: number[], stride: number, filter: number) {
	const at = (y: number, x: number) => (y < 0 || x < 0 ? 0 : (pixels[y * stride + x] ?? 0));
	const rows: number[] = [];
	for (let y = 0; y * stride < pixels.length; y++) {
		rows.push(filter);
		for (let x = 0; x < stride; x++) {
			const [a, b, c] = [at(y, x - 4), at(y - 1, x), at(y - 1, x - 4)];
			const p = a + b - c;
			const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
			const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
			const guess = [0, a, b, Math.floor((a + b) / 2), paeth][filter] ?? 0;
			rows.push((at(y, x) - guess + 256) % 256);
		}
	}
	return new Uint8Array(rows);
}
