/** Who completed a workshop, by the planned JP that they attended. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	attendedOf,
	hoursEarned,
	lacksOf,
	mayClose,
	mayComplete,
	outlookOf,
	type AttendedSession
} from '#api/domain/workshop-completion.ts';

const session = (jp: number, weight: number | null, over = true): AttendedSession => ({
	jp,
	weight,
	over
});

describe('80 % of the planned JP (mod_attendance #718)', () => {
	test.each([
		['every session', [session(4, 100), session(4, 100)], true],
		['four of five sessions of 2 JP', [100, 100, 100, 100, 0].map((w) => session(2, w)), true],
		['9 of 12 JP, which is 75 %', [session(3, 100), session(6, 100), session(3, 0)], false],
		['a session that nobody marked', [session(4, 100), session(4, null)], false],
		['an event without planned JP', [session(0, 100)], false],
		['no sessions at all', [], false]
	])('%s', (_what, sessions, isDone) => {
		expect(mayComplete(attendedOf(sessions, 80)).ok).toBe(isDone);
	});

	test('a session that counts half adds half of its JP', () => {
		expect(attendedOf([session(8, 100), session(2, 50)], 80)).toMatchObject({
			attendedJp: 9,
			percent: 90,
			missedJp: 1
		});
	});
});

describe('before the end', () => {
	test('what may still be missed is what the rule leaves over', () => {
		const attended = attendedOf([session(4, 100), session(4, null, false), session(2, 0)], 60);
		expect(attended).toMatchObject({ plannedJp: 10, missedJp: 2, mayMissJp: 2 });
		expect(outlookOf(attended)).toBe('may-complete');
	});

	test('too much missed cannot be made good', () => {
		const attended = attendedOf([session(4, 0), session(4, null, false)], 80);
		expect(outlookOf(attended)).toBe('cannot-complete');
	});

	test('enough is enough before the last session', () => {
		const attended = attendedOf([session(8, 100), session(2, null, false)], 80);
		expect(outlookOf(attended)).toBe('completes');
	});
});

const anySession = fc.record({
	jp: fc.integer({ min: 0, max: 16 }),
	weight: fc.option(fc.integer({ min: 0, max: 100 })),
	over: fc.boolean()
});
const anyMinimum = fc.integer({ min: 1, max: 100 });

describe('whatever was attended', () => {
	test('the order of sessions changes nothing', () => {
		fc.assert(
			fc.property(fc.array(anySession), anyMinimum, (sessions, minimum) => {
				const there = attendedOf(sessions, minimum);
				const back = attendedOf(sessions.toReversed(), minimum);
				expect(back.percent).toBe(there.percent);
				expect(outlookOf(back)).toBe(outlookOf(there));
			})
		);
	});

	test('more attendance never takes a completion away', () => {
		fc.assert(
			fc.property(fc.array(anySession, { minLength: 1 }), anyMinimum, (sessions, minimum) => {
				const more = sessions.map((each, at) => (at === 0 ? { ...each, weight: 100 } : each));
				if (mayComplete(attendedOf(sessions, minimum)).ok)
					expect(mayComplete(attendedOf(more, minimum)).ok).toBe(true);
			})
		);
	});

	test('somebody who cannot complete any more never does', () => {
		fc.assert(
			fc.property(fc.array(anySession), anyMinimum, (sessions, minimum) => {
				if (outlookOf(attendedOf(sessions, minimum)) !== 'cannot-complete') return;
				const rest = sessions.map((each) =>
					each.weight === null && !each.over ? { ...each, weight: 100 } : each
				);
				expect(mayComplete(attendedOf(rest, minimum)).ok).toBe(false);
			})
		);
	});
});

describe('the hours', () => {
	const attended = attendedOf([session(8, 100), session(2, 50), session(2, 0)], 70);
	test('of the event are what the catalogue states, else what was planned', () => {
		expect(hoursEarned('event', { attended, courseJp: 10 })).toBe(10);
		expect(hoursEarned('event', { attended, courseJp: null })).toBe(12);
	});

	test('of the sessions are what was attended', () => {
		expect(hoursEarned('sessions', { attended, courseJp: 10 })).toBe(9);
	});
});

describe('an event is closed', () => {
	const now = new Date('2026-11-27T10:00:00Z');
	const over = new Date('2026-11-27T09:00:00Z');
	test.each([
		['after its last session', { status: 'open', endsAt: over, waitingScans: 0 }, null],
		[
			'not before',
			{ status: 'open', endsAt: new Date(now.getTime() + 1), waitingScans: 0 },
			'event-not-over'
		],
		['not without sessions', { status: 'open', endsAt: null, waitingScans: 0 }, 'event-not-over'],
		['not twice', { status: 'closed', endsAt: over, waitingScans: 0 }, 'event-state'],
		['not while a scan waits', { status: 'open', endsAt: over, waitingScans: 2 }, 'scans-waiting']
	])('%s', (_when, given, refusal) => {
		const may = mayClose({ ...given, now });
		expect(may.ok ? null : may.error.code).toBe(refusal);
	});
});

describe('what an event asks besides attendance', () => {
	const enough = attendedOf([session(10, 100)], 80);
	const standing = (passed: boolean) => ({
		handIn: { id: 'a', late: false },
		grade: { handInId: 'a', returned: false, passed }
	});
	const asked = (passed: boolean, quiz: boolean | null) => ({
		assignments: [{ id: 'x', title: 'Rencana aksi', standing: standing(passed) }],
		postTest: quiz === null ? null : { taken: true, passed: quiz }
	});

	test('an assignment that is not passed is owed, and keeps the certificate back', () => {
		const lacks = lacksOf(asked(false, null));
		expect(lacks).toEqual([
			{ code: 'assignment', assignmentId: 'x', title: 'Rencana aksi', state: 'graded' }
		]);
		expect(outlookOf(enough, lacks)).toBe('may-complete');
		expect(mayComplete(enough, lacks)).toMatchObject({ error: { code: 'work-lacking' } });
	});

	test('the quiz is owed only where the event asks for it', () => {
		expect(lacksOf(asked(true, null))).toEqual([]);
		expect(lacksOf(asked(true, false))).toEqual([{ code: 'post-test', taken: true }]);
	});

	test('completing needs all of it, and lost attendance is never made good by work', () => {
		fc.assert(
			fc.property(
				fc.array(anySession, { maxLength: 6 }),
				fc.array(fc.boolean(), { maxLength: 4 }),
				fc.option(fc.boolean()),
				(sessions, works, quiz) => {
					const attended = attendedOf(sessions, 80);
					const lacks = lacksOf({
						assignments: works.map((passed, at) => ({
							...{ id: `${at}`, title: `Tugas ${at}` },
							standing: standing(passed)
						})),
						postTest: quiz === null ? null : { taken: quiz, passed: quiz }
					});
					const isAll = works.every(Boolean) && quiz !== false;
					const done = mayComplete(attended, lacks).ok;
					expect(lacks.length === 0).toBe(isAll);
					expect(done).toBe(mayComplete(attended).ok && isAll);
					expect(outlookOf(attended, lacks) === 'completes').toBe(done);
					if (outlookOf(attended) === 'cannot-complete')
						expect(outlookOf(attended, lacks)).toBe('cannot-complete');
				}
			)
		);
	});
});
