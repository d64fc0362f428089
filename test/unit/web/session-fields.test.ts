import { describe, expect, test } from 'vitest';
import { sessionOf } from '#lib/workshops/fields.ts';

function typed(fields: Record<string, string>) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ zone: 'Asia/Makassar', jp: '4', ...fields }))
		form.set(name, value);
	return sessionOf(form);
}

describe('the form of a session', () => {
	test('lets a night shift end on the next day once that is ticked', () => {
		const night = { date: '2026-12-31', from: '22:00', to: '06:00' };
		expect(typed({ ...night, overnight: '1' })).toMatchObject({
			startsAt: '2026-12-31T14:00:00.000Z',
			endsAt: '2026-12-31T22:00:00.000Z'
		});
		// Two hours the wrong way round are no night shift.
		expect(typed(night).endsAt).toBe('2026-12-30T22:00:00.000Z');
	});

	test('keeps every trainer that the API lets teach there', () => {
		const trainers = Array.from({ length: 20 }, (_, at) => [`trainerId-${at}`, `trn_${at}`]);
		expect(typed(Object.fromEntries(trainers)).trainers).toHaveLength(20);
	});
});
