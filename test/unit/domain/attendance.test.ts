import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isOutspoken,
	mayMark,
	momentOf,
	opensAt,
	whatStands,
	type Word
} from '#api/domain/attendance.ts';

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

describe('words about one person, whatever they are', () => {
	const word = fc.record({
		id: fc.string({ minLength: 1, maxLength: 3 }),
		kind: fc.constantFrom('scan' as const, 'charge' as const),
		at: fc.nat(4),
		takesBack: fc.constant(false)
	});
	const anyWords = fc
		.uniqueArray(word, { selector: ({ id }) => id, minLength: 1, maxLength: 8 })
		.chain((words) =>
			fc.infiniteStream(fc.boolean()).map((flags) =>
				words.map((each) => ({
					...each,
					takesBack: each.kind === 'charge' && (flags.next().value ?? false)
				}))
			)
		);
	const said = (words: readonly Word[]) => words.filter(({ kind }) => kind === 'charge');

	test('leave the same one standing in any order', () => {
		const anyOrder = anyWords.chain((words) =>
			fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length }))
		);
		fc.assert(
			fc.property(anyOrder, ([words, arrived]) => {
				expect(whatStands(arrived)).toEqual(whatStands(words));
			})
		);
	});

	test('leave the last of who is in charge, else the earliest scan, where nothing is taken back', () => {
		fc.assert(
			fc.property(anyWords, (words) => {
				const plain = words.map((each) => ({ ...each, takesBack: false }));
				const inCharge = said(plain).map(({ at }) => at);
				const shown = plain.map(({ at }) => at);
				const at = inCharge.length > 0 ? Math.max(...inCharge) : Math.min(...shown);
				expect(whatStands(plain)?.at).toBe(at);
			})
		);
	});

	test('taken back at last, leave what stood before the last of them', () => {
		const anyLast = anyWords.filter((words) => said(words).some(({ takesBack }) => !takesBack));
		fc.assert(
			fc.property(anyLast, (words) => {
				const mark: Word = { id: 'm', kind: 'charge', at: 10, takesBack: false };
				const undo: Word = { id: 'u', kind: 'charge', at: 11, takesBack: true };
				const before = whatStands(words);
				expect(whatStands([undo, ...words, mark])?.id).toBe(before?.takesBack ? 'u' : before?.id);
			})
		);
	});

	test('know whether somebody in charge has spoken since', () => {
		const early: Word = { id: 'a', kind: 'charge', at: 1, takesBack: false };
		const late: Word = { id: 'b', kind: 'charge', at: 2, takesBack: false };
		expect([isOutspoken(early, [early, late]), isOutspoken(late, [early, late])]).toEqual([
			true,
			false
		]);
		expect(isOutspoken({ ...early, kind: 'scan' }, [late])).toBe(false);
	});
});
