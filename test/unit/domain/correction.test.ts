import { describe, expect, test } from 'vitest';
import { dueAfter, hoursLeft, isOverdue, mayAnswer } from '#api/domain/correction.ts';

const asked = new Date('2026-11-20T01:00:00Z');
const dueAt = dueAfter(asked, 72);
const hour = (count: number) => new Date(asked.getTime() + count * 3_600_000);

describe('the legal clock', () => {
	test('counts hours, over nights and weekends', () => {
		expect(dueAt).toEqual(new Date('2026-11-23T01:00:00Z'));
		expect(hoursLeft({ dueAt }, hour(70.5))).toBe(1);
		expect(hoursLeft({ dueAt }, hour(77))).toBe(-5);
	});

	test('is overdue after the last hour, and stops at the answer', () => {
		expect(isOverdue({ dueAt, closedAt: null }, hour(72))).toBe(false);
		expect(isOverdue({ dueAt, closedAt: null }, hour(73))).toBe(true);
		expect(isOverdue({ dueAt, closedAt: hour(10) }, hour(100))).toBe(false);
		expect(isOverdue({ dueAt, closedAt: hour(80) }, hour(100))).toBe(true);
	});
});

describe('answering', () => {
	const request = { personId: 'per_ani', closedAt: null };

	test('is for anybody in charge but the one who asked', () => {
		expect(mayAnswer({ request, byPersonId: 'per_rina' }).ok).toBe(true);
		const own = mayAnswer({ request, byPersonId: 'per_ani' });
		expect(own).toEqual({ ok: false, error: { code: 'own-correction' } });
	});

	test('happens once', () => {
		const closed = { ...request, closedAt: hour(1) };
		const twice = mayAnswer({ request: closed, byPersonId: 'per_rina' });
		expect(twice).toEqual({ ok: false, error: { code: 'correction-closed' } });
	});
});
