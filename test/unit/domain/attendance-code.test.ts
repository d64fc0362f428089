import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	codeLength,
	codeOf,
	codeText,
	isInTime,
	pinOf,
	readScan,
	readScanAddress,
	scanPath,
	scanText,
	stepAt,
	stepsInTime,
	untilNextStep
} from '#api/domain/attendance-code.ts';

const macOf = (secret: string, text: string) =>
	new Uint8Array(createHmac('sha256', secret).update(text).digest());
const anyMac = fc.uint8Array({ minLength: 32, maxLength: 32 });
const anyMoment = fc.integer({ min: 0, max: 4_102_444_800_000 });
const anyTolerance = fc.integer({ min: 0, max: 5 });

describe('the code of a step', () => {
	test('is the same on the trainer’s device and on the server, and changes with the step', () => {
		const at = Date.UTC(2026, 10, 27, 1, 0, 5);
		const here = codeOf(macOf('rahasia', codeText('ses_1', stepAt(at))));
		const there = codeOf(macOf('rahasia', codeText('ses_1', stepAt(at + 14_999))));
		const later = codeOf(macOf('rahasia', codeText('ses_1', stepAt(at + 15_000))));
		expect(there).toBe(here);
		expect(later).not.toBe(here);
		expect(codeOf(macOf('rahasia', codeText('ses_2', stepAt(at))))).not.toBe(here);
	});

	test('is read back from what the QR code holds, whatever the case of its letters', () => {
		fc.assert(
			fc.property(anyMac, fc.nat(), (mac, step) => {
				const scan = { step, code: codeOf(mac) };
				expect(scan.code).toHaveLength(codeLength);
				expect(readScan(scanText(scan))).toEqual(scan);
				expect(readScan(scanText(scan).toLowerCase())).toEqual(scan);
				const address = `https://malaqbi.test${scanPath('ses_019-aZ', scan)}`;
				expect(readScanAddress(address)).toEqual({ sessionId: 'ses_019-aZ', scan });
			})
		);
	});

	test('has a PIN of six digits', () => {
		fc.assert(fc.property(anyMac, (mac) => /^\d{6}$/.test(pinOf(mac))));
		expect(pinOf(new Uint8Array(32))).toBe('000000');
	});

	test.each(['', '1', '.ABCDEFGHJK', '1.ABC', '1.ABCDEFGHIL', 'x.ABCDEFGHJK', '1.ABCDEFGHJK/..'])(
		'is not read from %j',
		(text) => {
			expect(readScan(text)).toBeNull();
		}
	);

	test.each(['https://malaqbi.test/v/ABC', 'WIFI:S:aula;;', 'https://x.test/h/ses_1/tetap.A'])(
		'is not read from another QR code (%s)',
		(address) => {
			expect(readScanAddress(address)).toBeNull();
		}
	);
});

describe('the time in which a code counts', () => {
	test('is so many steps before and after, and no more', () => {
		fc.assert(
			fc.property(anyMoment, anyTolerance, (at, tolerance) => {
				const now = stepAt(at);
				for (const step of stepsInTime(at, tolerance)) {
					expect(isInTime(step, { at, tolerance })).toBe(true);
				}
				expect(isInTime(now + tolerance + 1, { at, tolerance })).toBe(false);
				expect(isInTime(now - tolerance - 1, { at, tolerance })).toBe(false);
				expect(stepsInTime(at, tolerance)).toHaveLength(2 * tolerance + 1);
				expect(stepsInTime(at, tolerance)[0]).toBe(now);
			})
		);
	});

	test('the next step begins when the wait is over', () => {
		fc.assert(
			fc.property(anyMoment, (at) => {
				const wait = untilNextStep(at);
				expect(wait).toBeGreaterThan(0);
				expect(stepAt(at + wait)).toBe(stepAt(at) + 1);
				expect(stepAt(at + wait - 1)).toBe(stepAt(at));
			})
		);
	});
});
