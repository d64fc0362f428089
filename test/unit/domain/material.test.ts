import { describe, test } from 'vitest';
import {
	isShown,
	mayPack,
	mayUpload,
	missingParts,
	packLimit,
	partCount,
	partSize,
	shownFrom,
	shownTimeAt,
	slicesOf
} from '#api/domain/material.ts';
import { fileName } from '#api/domain/file-name.ts';
import { judgeArchive, judgeCompound, materialTypeOf } from '#api/domain/material-type.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 27, hour));
const held = { startsAt: at(8), endsAt: at(12) };

/** Numbers that look like chance and are the same in every run. */
function* chance(seed: number) {
	for (let state = seed; ;) {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		yield state;
	}
}

describe('when material is seen', () => {
	test('a moment is before, during or after, and each only once', ({ expect }) => {
		expect([7, 8, 11, 12].map((hour) => shownTimeAt(at(hour), held))).toEqual([
			'before',
			'during',
			'during',
			'after'
		]);
	});

	test('what is not planned yet has not begun', ({ expect }) => {
		expect(shownTimeAt(at(8), { startsAt: null, endsAt: null })).toBe('before');
	});

	test('for any times and choices: seen now, or from a later moment, or never again', ({
		expect
	}) => {
		const next = chance(27);
		for (let turn = 0; turn < 500; turn++) {
			const [a, b, c, bits] = [1, 2, 3, 4].map(() => next.next().value ?? 0);
			const start = (a ?? 0) % 1000;
			const times = { startsAt: new Date(start), endsAt: new Date(start + 1 + ((b ?? 0) % 1000)) };
			const now = new Date((c ?? 0) % 2200);
			const shown = {
				before: Boolean((bits ?? 0) & 4),
				during: Boolean((bits ?? 0) & 8),
				after: Boolean((bits ?? 0) & 16)
			};
			const from = shownFrom(shown, times, now);
			if (isShown(shown, times, now)) expect(from).toBeNull();
			else if (from) {
				expect(from > now).toBe(true);
				expect(isShown(shown, times, from)).toBe(true);
				expect(isShown(shown, times, new Date(from.getTime() - 1))).toBe(false);
			} else
				for (const later of [times.startsAt, times.endsAt])
					if (later > now) expect(isShown(shown, times, later)).toBe(false);
		}
	});
});

describe('a large file in parts', () => {
	test('the parts are the whole file, for any size', ({ expect }) => {
		const next = chance(8);
		for (let turn = 0; turn < 200; turn++) {
			const cut = { size: 1 + ((next.next().value ?? 0) % 5000), partBytes: 1 + (turn % 700) };
			const sizes = Array.from({ length: partCount(cut) }, (_, number) => partSize(cut, number));
			expect(sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)).toBe(cut.size);
			expect(partSize(cut, partCount(cut))).toBeNull();
			expect(partSize(cut, -1)).toBeNull();
		}
	});

	test('any range of it is found again in its parts', ({ expect }) => {
		const whole = Uint8Array.from({ length: 997 }, (_, place) => place % 251);
		const next = chance(4);
		for (let turn = 0; turn < 200; turn++) {
			const partBytes = 1 + ((next.next().value ?? 0) % 400);
			const parts = Array.from({ length: Math.ceil(997 / partBytes) }, (_, number) => ({
				number,
				sha256: String(number),
				size: Math.min(partBytes, 997 - number * partBytes)
			}));
			const offset = (next.next().value ?? 0) % 997;
			const length = 1 + ((next.next().value ?? 0) % (997 - offset));
			const read = slicesOf(parts.toReversed(), { offset, length }).flatMap((slice) => {
				const begins = Number(slice.sha256) * partBytes + slice.offset;
				return [...whole.slice(begins, begins + slice.length)];
			});
			expect(read).toEqual([...whole.slice(offset, offset + length)]);
		}
	});

	test('what has not come whole is missing', ({ expect }) => {
		const cut = { size: 25, partBytes: 10 };
		expect(
			missingParts(cut, [
				{ number: 2, size: 5 },
				{ number: 0, size: 9 }
			])
		).toEqual([0, 1]);
	});

	test('what is too large, or has no room left, is not begun', ({ expect }) => {
		const given = { limit: 500, held: 900, quota: 1000 };
		expect(mayUpload({ ...given, size: 501 })).toMatchObject({ error: { code: 'file_too_large' } });
		expect(mayUpload({ ...given, size: 101 })).toMatchObject({
			error: { code: 'material_quota', left: 100 }
		});
		expect(mayUpload({ ...given, size: 100 }).ok).toBe(true);
	});
});

const bytes = (...values: (number | string)[]) =>
	Uint8Array.from(
		values.flatMap((value) =>
			typeof value === 'number' ? [value] : [...value].map((letter) => letter.charCodeAt(0))
		)
	);

describe('what a hand-out is', () => {
	test.each([
		['%PDF-1.7', 'application/pdf'],
		['GIF89a', 'image/gif'],
		['\0\0\0 ftypisom', 'video/mp4'],
		['PK\u0003\u0004', 'zip']
	])('%j is %s', (head, type) => {
		if (materialTypeOf(bytes(head)) !== type) throw new Error(String(materialTypeOf(bytes(head))));
	});

	test('what runs in a browser is nothing that is handed out', ({ expect }) => {
		for (const head of [
			'<!doctype html><script>',
			'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
			'<?xml version="1.0"?>',
			'MZ\u0090',
			'#!/bin/sh'
		])
			expect(materialTypeOf(bytes(head)), head).toBeNull();
	});

	test('a photograph in a format that browsers do not show is not taken for a film', ({
		expect
	}) => {
		expect(materialTypeOf(bytes('\0\0\0 ftypheic'))).toBeNull();
	});

	test('an archive is Office by what lies in it, and its macros are seen', ({ expect }) => {
		const office = ['[Content_Types].xml', 'xl/workbook.xml'];
		expect(judgeArchive(office, null).macros).toBe(false);
		expect(judgeArchive([...office, 'xl/vbaProject.bin'], null)).toEqual({
			type: 'application/vnd.ms-excel.sheet.macroEnabled.12',
			macros: true
		});
		expect(
			judgeArchive(['mimetype', 'Basic/Standard/a.xml'], 'application/vnd.oasis.opendocument.text')
		).toEqual({ type: 'application/vnd.oasis.opendocument.text', macros: true });
		expect(judgeArchive(['tugas/hitung.xlsm'], null)).toEqual({
			type: 'application/zip',
			macros: true
		});
		for (const said of ['text/html', 'application/pdf', 'video/mp4'])
			expect(judgeArchive(['mimetype', 'index.html'], said)).toEqual({
				type: 'application/zip',
				macros: false
			});
	});

	test('an old Office file as well', ({ expect }) => {
		expect(judgeCompound(new Set(['word', 'macros']))).toEqual({
			type: 'application/msword',
			macros: true
		});
		expect(judgeCompound(new Set(['macros']))).toBeNull();
	});
});

test('a name is plain, and ends as the file is', ({ expect }) => {
	expect(fileName('../../etc/passwd', 'pdf', 'materi')).toBe('etc passwd.pdf');
	expect(fileName('paparan.pdf.exe', 'pdf', 'materi')).toBe('paparan.pdf.pdf');
	expect(fileName('\u202Efdp.exe', 'docx', 'materi')).toBe('fdp.docx');
	const long = fileName(`${'a'.repeat(79)}😀😀`, 'pdf', 'materi');
	expect(encodeURIComponent(long)).toBe(`${'a'.repeat(79)}${encodeURIComponent('😀')}.pdf`);
	expect(fileName('...', 'zip', 'materi')).toBe('materi.zip');
});

describe('one archive of everything', () => {
	test('holds what its format can count, and says how much that is', ({ expect }) => {
		expect(mayPack({ bytes: packLimit }).ok).toBe(true);
		expect(mayPack({ bytes: packLimit + 1 })).toEqual({
			ok: false,
			error: { limit: packLimit, size: packLimit + 1 }
		});
		// A count of 32 bits, less room for names and notes.
		expect(packLimit).toBeLessThan(2 ** 32 - 100_000_000);
	});
});
