import { describe, expect, test } from 'vitest';
import { readSheetText, rowsASheet, sheetText } from '#api/domain/paper-sheet.ts';
import { openQrReader } from '#lib/qr/read-qr.ts';
import { readSheet } from '#lib/paper/read-sheet.ts';
import { chance, photograph } from '#test/support/paper-photo.ts';

const readQr = await openQrReader();
const code = { sessionId: 'ses_01a21af3d8ce70cb9c21ea8969e42960', number: 3, page: 2 };
const filled = (seed: number) => {
	const next = chance(seed * 7919);
	return Array.from({ length: rowsASheet }, () => next() < 0.6);
};
const turns = [0, 0, 0, 180, 90, 270];

describe('a photograph of a sheet', () => {
	test(
		'is read right in 98 of 100 boxes of thirty, and never wrong where it is sure',
		{ timeout: 300_000 },
		() => {
			const tally = { right: 0, wrong: 0, doubtful: 0, unread: [] as string[] };
			for (let seed = 1; seed <= 30; seed += 1) {
				const ticked = filled(seed);
				const turn = turns[seed % turns.length] ?? 0;
				const answer = readSheet(photograph({ seed, code, ticked, turn }), readQr);
				if (!answer.ok) {
					tally.unread.push(`${seed}: ${answer.reason}`);
					continue;
				}
				expect(answer.sheet.code).toEqual(code);
				answer.sheet.rows.forEach((reading, row) => {
					if (reading === 'doubtful') tally.doubtful += 1;
					else if ((reading === 'ticked') === ticked[row]) tally.right += 1;
					else tally.wrong += 1;
				});
			}
			expect(tally.unread).toEqual([]);
			expect(tally.wrong).toBe(0);
			expect(tally.right / (30 * rowsASheet)).toBeGreaterThanOrEqual(0.98);
		}
	);

	test('without a sheet says so', () => {
		const next = chance(5);
		const data = Uint8ClampedArray.from({ length: 300 * 400 * 4 }, () => next() * 255);
		expect(readSheet({ data, width: 300, height: 400 }, readQr)).toEqual({
			ok: false,
			reason: 'no-corners'
		});
	});
});

describe('the code of a sheet', () => {
	test('says session, list and page, and nothing else is one', () => {
		expect(readSheetText(sheetText(code))).toEqual(code);
		for (const text of ['', 'https://a.example/h/ses_1/1.0', 'malaqbi-hadir/ses_1/x/1'])
			expect(readSheetText(text)).toBeNull();
	});
});
