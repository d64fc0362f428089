import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayMark, momentOf, opensAt, prevails, type Word } from '#api/domain/attendance.ts';

const startsAt = new Date('2026-11-27T01:00:00Z');
const session = { startsAt, endsAt: new Date('2026-11-27T05:00:00Z') };
const rules = { openMinutes: 30, lateMinutes: 15 };
const minute = (count: number) => new Date(startsAt.getTime() + count * 60_000);

describe('somebody seen at a session', () => {
	test.each([
		['half a minute before it opens', -30.5, 'early'],
		['as it opens', -30, 'present'],
		['at the start', 0, 'present'],
		['in the last minute of grace', 15, 'present'],
		['after it', 15.01, 'late'],
		['at the very end', 240, 'late'],
		['when it is over', 240.01, 'over']
	])('%s', (_, at, moment) => {
		expect(momentOf(minute(at), session, rules)).toBe(moment);
	});

	test('never goes back from late to present as time passes', () => {
		const order = ['early', 'present', 'late', 'over'];
		const anyMinute = fc.integer({ min: -600, max: 600 });
		fc.assert(
			fc.property(anyMinute, anyMinute, fc.nat(240), fc.nat(240), (a, b, open, late) => {
				const given = { openMinutes: open, lateMinutes: late };
				const [first, then] = [Math.min(a, b), Math.max(a, b)].map((each) =>
					order.indexOf(momentOf(minute(each), session, given))
				);
				expect(first).toBeLessThanOrEqual(then ?? -1);
			})
		);
	});

	test('is early until the opening that people are told', () => {
		const opening = opensAt(session, rules.openMinutes);
		expect(momentOf(opening, session, rules)).toBe('present');
		expect(momentOf(new Date(opening.getTime() - 1), session, rules)).toBe('early');
	});
});

describe('marking', () => {
	test('ends when the session is sealed', () => {
		expect(mayMark({ sealedAt: null, eventStatus: 'open' }).ok).toBe(true);
		const sealed = mayMark({ sealedAt: startsAt, eventStatus: 'open' });
		expect(sealed).toEqual({ ok: false, error: { code: 'attendance-sealed', sealedAt: startsAt } });
	});

	test.each(['draft', 'closed', 'cancelled'] as const)(
		'is not for an event that is %s',
		(status) => {
			const refused = mayMark({ sealedAt: null, eventStatus: status });
			expect(refused).toEqual({ ok: false, error: { code: 'event-not-open' } });
		}
	);
});

describe('marks that arrive late, twice and in any order', () => {
	const word = fc.record({
		id: fc.string({ minLength: 1, maxLength: 3 }),
		kind: fc.constantFrom('scan' as const, 'charge' as const),
		at: fc.nat(4)
	});
	const words = fc.uniqueArray(word, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });
	const standing = (arriving: readonly Word[]) =>
		arriving.reduce<Word | null>((head, next) => (prevails(next, head) ? next : head), null);

	test('leave the same mark standing', () => {
		const anyArrival = words.chain((sent) =>
			fc.tuple(
				fc.constant(sent),
				fc.shuffledSubarray([...sent, ...sent], { minLength: 2 * sent.length })
			)
		);
		fc.assert(
			fc.property(anyArrival, ([sent, arrived]) => {
				expect(standing(arrived)).toEqual(standing(sent));
			})
		);
	});

	test('leave the word of who is in charge, and of those the last', () => {
		fc.assert(
			fc.property(words, (sent) => {
				const inCharge = sent.filter(({ kind }) => kind === 'charge').map(({ at }) => at);
				const scanned = sent.map(({ at }) => at);
				const last = inCharge.length > 0 ? Math.max(...inCharge) : Math.min(...scanned);
				expect(standing(sent)?.at).toBe(last);
			})
		);
	});
});
