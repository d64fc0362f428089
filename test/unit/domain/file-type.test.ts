import { describe, test } from 'vitest';
import { fileTypeOf } from '#api/domain/file-type.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (inner: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;

describe('type by bytes', () => {
	test.for([
		[bytes('%PDF-1.7\n…'), 'application/pdf'],
		[Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
		[Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
		[bytes('RIFF1234WEBPVP8 '), 'image/webp'],
		[bytes(svg('<circle r="3" fill="url(#g)"/><text>Alur</text>')), 'image/svg+xml'],
		[bytes('<?xml version="1.0"?>\n<!-- x -->\n' + svg('')), 'image/svg+xml']
	] as const)('%#: %s', ([given, type], { expect }) => {
		expect(fileTypeOf(given)).toBe(type);
	});

	test.for([
		'<script>alert(1)</script>',
		'<g onload="alert(1)"/>',
		'<foreignObject><p/></foreignObject>',
		'<image href="https://example.com/spy.png"/>',
		'<a href="https://example.com"><text>x</text></a>',
		'<style>@import url(https://example.com/x.css)</style>',
		'<rect fill="url(https://example.com/x)"/>',
		'<animate attributeName="href" values="javascript:alert(1)"/>'
	])('a drawing with %s is refused', (inner, { expect }) => {
		expect(fileTypeOf(bytes(svg(inner)))).toBeNull();
	});

	test.for(['<html></html>', 'MZ…', '', 'plain text', '<!DOCTYPE svg><svg></svg>'])(
		'%s is nothing we keep',
		(text, { expect }) => {
			expect(fileTypeOf(bytes(text))).toBeNull();
		}
	);

	test('bytes that are no text are not a drawing', ({ expect }) => {
		expect(fileTypeOf(Uint8Array.of(0x3c, 0x73, 0x76, 0x67, 0x20, 0xff, 0xfe))).toBeNull();
	});
});
