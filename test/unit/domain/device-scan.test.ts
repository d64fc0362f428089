import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepAt, stepSeconds } from '#api/domain/attendance-code.ts';
import { judgeDeviceScan } from '#api/domain/device-scan.ts';

const startsAt = new Date('2026-11-27T01:00:00Z');
const session = { startsAt, endsAt: new Date('2026-11-27T05:00:00Z') };
const around = { session, receivedAt: session.endsAt, tolerance: 2, hoursAfter: 24 };
const minute = 60_000;
const at = startsAt.getTime() + 10 * minute;
const bound = { boundAt: new Date(startsAt.getTime() - minute) };
const right = {
	step: stepAt(at),
	scannedAt: at,
	device: bound,
	anchor: { deviceAt: 0, serverAt: 0 }
};

describe('a scan that a phone kept', () => {
	test('counts by itself, whatever its clock said, once the portal knows how far it is off', () => {
		fc.assert(
			fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (off) => {
				const scan = {
					...right,
					scannedAt: at + off,
					anchor: { deviceAt: 1_000 + off, serverAt: 1_000 }
				};
				expect(judgeDeviceScan(scan, around)).toEqual({ seenAt: new Date(at), wait: null });
			})
		);
	});

	test.each([
		['of a phone nobody knows', { device: null }, 'device-unknown'],
		['of a phone bound during the session', { device: { boundAt: startsAt } }, 'device-unknown'],
		['of a clock nobody vouches for', { anchor: null }, 'clock-unanchored'],
		[
			'of a phone that has spoken with the portal since',
			{ anchor: { deviceAt: at + 2 * minute, serverAt: at + 2 * minute } },
			'clock-unanchored'
		],
		['whose time does not fit its code', { scannedAt: at + 3 * minute }, 'out-of-step']
	])('waits for the trainer: %s', (_, given, wait) => {
		expect(judgeDeviceScan({ ...right, ...given }, around).wait).toBe(wait);
	});

	test('waits when it comes later than the rule allows, and not before', () => {
		const after = (hours: number) => ({
			...around,
			receivedAt: new Date(session.endsAt.getTime() + hours * 3_600_000)
		});
		expect(judgeDeviceScan(right, after(24)).wait).toBeNull();
		expect(judgeDeviceScan(right, after(24.01)).wait).toBe('upload-late');
	});

	test('is never believed more than two steps away from its code', () => {
		fc.assert(
			fc.property(fc.integer({ min: -600, max: 600 }), (seconds) => {
				const scan = { ...right, scannedAt: at + seconds * 1000 };
				const { seenAt, wait } = judgeDeviceScan(scan, around);
				const apart = Math.abs(stepAt(seenAt.getTime()) - right.step);
				expect(apart).toBeLessThanOrEqual(2);
				expect(wait === null).toBe(Math.abs(stepAt(scan.scannedAt) - right.step) <= 2);
			})
		);
		expect(stepSeconds).toBe(20);
	});
});
