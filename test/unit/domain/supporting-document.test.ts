import { describe, expect, test } from 'vitest';
import { documentName, fitDocument } from '#api/domain/supporting-document.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 ijazah');
const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>');

describe('a supporting document', () => {
	test('is told by its bytes: PDF, PNG or JPEG', () => {
		expect(fitDocument(pdf, 100)).toEqual({ ok: true, value: 'application/pdf' });
		expect(fitDocument(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 100)).toEqual({
			ok: true,
			value: 'image/jpeg'
		});
		expect(fitDocument(svg, 100)).toMatchObject({ error: { code: 'document_type' } });
		expect(fitDocument(new Uint8Array(), 100)).toMatchObject({ error: { code: 'document_type' } });
	});

	test('is no larger than the rule allows', () => {
		expect(fitDocument(pdf, pdf.length)).toMatchObject({ ok: true });
		expect(fitDocument(pdf, 5)).toMatchObject({
			error: { code: 'file_too_large', limit: 5, size: pdf.length }
		});
	});

	test('is saved under the name it was sent with, ending as what it is', () => {
		expect(documentName('Ijazah S1 (2024).exe', 'application/pdf')).toBe('Ijazah S1 (2024).pdf');
		expect(documentName('../../sk\u202Egpj.pdf', 'image/jpeg')).toBe('sk gpj.jpg');
		expect(documentName('.png', 'image/png')).toBe('dokumen.png');
	});
});
