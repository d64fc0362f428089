import { describe, expect, it } from 'vitest';
import { isPrintablePng, largestPng } from '#api/ports/png.ts';
import { renderCertificate } from '#api/ports/pdf/certificate.ts';
import { certificateSamples } from '#test/support/certificate-samples.ts';
import { fontsFromDisk } from '#test/support/certificate-fonts.ts';
import { pngOf } from '#test/support/png.ts';

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

	it('stands on the paper', async () => {
		const fonts = await fontsFromDisk();
		const paper = { snapshot: certificateSamples.plain, checkUrl: 'https://a.example/v/X' };
		const pdf = await renderCertificate({ ...paper, crest: whole }, fonts);
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
