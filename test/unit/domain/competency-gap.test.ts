import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { competencyGap, gapTotals, type GapInput } from '#api/domain/competency-gap.ts';
import { heldLevel, type LevelRules, type Proof } from '#api/domain/competency-level.ts';
import { evidenceKinds } from '#api/domain/competency.ts';
import { claimStates } from '#api/domain/credit-claim.ts';
import type { HeldPosition } from '#api/domain/position-demand.ts';

const rules: LevelRules = {
	order: ['official', 'supervisor', 'course'],
	courseCeiling: 2,
	validYears: { official: 3, supervisor: 3 }
};
const today = '2026-11-23';

const proof = (given: Partial<Proof> & Pick<Proof, 'kind' | 'level'>): Proof => ({
	id: 'evd_1',
	competencyId: 'records',
	occurredOn: '2026-01-10',
	state: 'verified',
	...given
});

const nurse: HeldPosition = {
	appointmentId: 'apt_nurse',
	positionId: 'pos_nurse',
	assignment: 'D',
	validFrom: '2024-01-01',
	validTo: null,
	classLevel: 2,
	classBasis: 'Permenpan RB 38/2017',
	requirements: [
		{
			competencyId: 'records',
			level: 2,
			importance: 'essential',
			legalBasis: 'Kepbup 12/2024',
			validFrom: '2024-01-01',
			validTo: null
		}
	]
};
const actingHead: HeldPosition = {
	...nurse,
	appointmentId: 'apt_head',
	positionId: 'pos_head',
	assignment: 'PLT',
	validFrom: '2026-05-01',
	validTo: '2026-12-31',
	classLevel: 3,
	requirements: []
};
const competencies = [
	{ id: 'integrity', kind: 'managerial' as const },
	{ id: 'records', kind: 'technical' as const }
];
const gapsOf = (given: Partial<GapInput>) =>
	competencyGap({ asOf: today, positions: [nurse], competencies, proofs: [], rules, ...given });

describe('the level a position asks for', () => {
	test('comes from its own requirement, and from its class for managerial competencies', () => {
		expect(gapsOf({})).toMatchObject([
			{ competencyId: 'integrity', required: 2, demands: [{ basis: 'class' }] },
			{ competencyId: 'records', required: 2, demands: [{ basis: 'position' }] }
		]);
	});

	test('is the highest over all active appointments, acting ones included', () => {
		const [integrity] = gapsOf({ positions: [nurse, actingHead] });
		expect(integrity).toMatchObject({
			required: 3,
			demands: [{ assignment: 'PLT' }, { level: 2 }]
		});
	});

	test('forgets an acting appointment the day after it ends', () => {
		const requiredOn = (asOf: string) =>
			gapsOf({ asOf, positions: [nurse, actingHead] })[0]?.required;
		expect(requiredOn('2026-04-30')).toBe(2);
		expect(requiredOn('2026-12-31')).toBe(3);
		expect(requiredOn('2027-01-01')).toBe(2);
	});

	test('a requirement of the position overrides its class, downwards too', () => {
		const requirements = [{ ...nurse.requirements[0], competencyId: 'integrity', level: 1 }];
		const lower = { ...nurse, requirements } as HeldPosition;
		expect(gapsOf({ positions: [lower] })[0]).toMatchObject({ required: 1 });
	});

	test('follows the version of the requirement in force on the day', () => {
		const [old] = nurse.requirements;
		if (!old) throw new Error('the nurse has a requirement');
		const requirements = [
			{ ...old, validTo: '2026-06-30' },
			{ ...old, level: 3, validFrom: '2026-07-01' }
		];
		const position = { ...nurse, requirements };
		expect(gapsOf({ asOf: '2026-06-30', positions: [position] })[1]?.required).toBe(2);
		expect(gapsOf({ asOf: '2026-07-01', positions: [position] })[1]?.required).toBe(3);
	});

	test('nobody without an active appointment has a gap', () => {
		expect(gapsOf({ positions: [] })).toEqual([]);
	});
});

describe('the level somebody holds', () => {
	test.each<[string, Proof[], number]>([
		['nothing', [], 0],
		['a self-assessment never counts', [proof({ kind: 'self', level: 5 })], 0],
		[
			'an unverified course does not count',
			[proof({ kind: 'course', level: 2, state: 'submitted' })],
			0
		],
		[
			'a returned course does not count',
			[proof({ kind: 'course', level: 2, state: 'returned' })],
			0
		],
		[
			'a rejected course does not count',
			[proof({ kind: 'course', level: 2, state: 'rejected' })],
			0
		],
		[
			'a voided assessment does not count',
			[proof({ kind: 'official', level: 4, state: 'voided' })],
			0
		],
		['a verified course counts', [proof({ kind: 'course', level: 2 })], 2],
		['a verified course counts up to level 2', [proof({ kind: 'course', level: 4 })], 2],
		['the supervisor may go above', [proof({ kind: 'supervisor', level: 3 })], 3],
		[
			'an assessment of the future does not count',
			[proof({ kind: 'official', level: 3, occurredOn: '2026-11-24' })],
			0
		],
		[
			'an assessment lasts three years',
			[proof({ kind: 'official', level: 3, occurredOn: '2023-11-24' })],
			3
		],
		['and not a day longer', [proof({ kind: 'official', level: 3, occurredOn: '2023-11-23' })], 0],
		[
			'a course does not expire',
			[proof({ kind: 'course', level: 2, occurredOn: '2015-01-01' })],
			2
		],
		[
			'the official word outranks a later one of the supervisor',
			[
				proof({ kind: 'official', level: 2 }),
				proof({ kind: 'supervisor', level: 4, occurredOn: '2026-06-01' })
			],
			2
		],
		[
			'the supervisor stands in when the official word has expired',
			[
				proof({ kind: 'official', level: 4, occurredOn: '2020-01-01' }),
				proof({ kind: 'supervisor', level: 1 })
			],
			1
		],
		[
			'the latest official word replaces the earlier one',
			[
				proof({ kind: 'official', level: 3 }),
				proof({ kind: 'official', level: 2, occurredOn: '2026-03-01' })
			],
			2
		],
		[
			'a course after the assessment raises it',
			[
				proof({ kind: 'supervisor', level: 1 }),
				proof({ kind: 'course', level: 2, occurredOn: '2026-02-01' })
			],
			2
		],
		[
			'a course before the assessment does not',
			[
				proof({ kind: 'official', level: 1 }),
				proof({ kind: 'course', level: 2, occurredOn: '2025-02-01' })
			],
			1
		],
		[
			'a course never lowers an assessment',
			[
				proof({ kind: 'official', level: 4 }),
				proof({ kind: 'course', level: 1, occurredOn: '2026-02-01' })
			],
			4
		]
	])('%s', (_, proofs, level) => {
		expect(heldLevel(proofs, rules, today).level).toBe(level);
	});

	test('says on which proof it rests, and that the proof was cut', () => {
		const course = proof({ kind: 'course', level: 4 });
		expect(heldLevel([course], rules, today)).toEqual({ level: 2, proof: course, capped: true });
	});

	test('a kind that the rule does not name never counts', () => {
		const strict = { ...rules, order: ['official'] as const };
		expect(heldLevel([proof({ kind: 'course', level: 2 })], strict, today).level).toBe(0);
	});
});

describe('a row of the gap', () => {
	test('shows what waits, what I say and what has expired, apart from what counts', () => {
		const [, records] = gapsOf({
			proofs: [
				proof({ id: 'a', kind: 'official', level: 2, occurredOn: '2020-01-01' }),
				proof({ id: 'b', kind: 'course', level: 1 }),
				proof({ id: 'c', kind: 'course', level: 3, state: 'submitted' }),
				proof({ id: 'd', kind: 'self', level: 4 })
			]
		});
		expect(records).toMatchObject({
			required: 2,
			gap: 1,
			held: { level: 1, proof: { id: 'b' } },
			waiting: { level: 2, proof: { id: 'c' }, capped: true },
			self: { id: 'd', level: 4 },
			expired: { id: 'a' },
			needsAssessment: false
		});
	});

	test('says when no course can close it', () => {
		const [integrity] = gapsOf({ positions: [nurse, actingHead] });
		expect(integrity).toMatchObject({ gap: 3, needsAssessment: true });
	});

	test('is closed by more than is asked, never negative', () => {
		const [, records] = gapsOf({ proofs: [proof({ kind: 'official', level: 5 })] });
		expect(records).toMatchObject({ gap: 0, needsAssessment: false });
	});

	test('adds up', () => {
		const rows = gapsOf({ proofs: [proof({ kind: 'course', level: 2 })] });
		expect(gapTotals(rows)).toEqual({ competencies: 2, met: 1, open: 1, levelsMissing: 2 });
	});
});

describe('whatever the proofs', () => {
	const day = fc
		.integer({ min: 0, max: 1500 })
		.map((days) => new Date(Date.UTC(2023, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
	const anyProof = fc.record({
		id: fc.uuid(),
		competencyId: fc.constant('records'),
		level: fc.integer({ min: 1, max: 5 }),
		kind: fc.constantFrom(...evidenceKinds),
		occurredOn: day,
		state: fc.constantFrom(...claimStates)
	});
	const proofs = fc.uniqueArray(anyProof, { selector: ({ id }) => id, maxLength: 12 });

	test('more course evidence never lowers the level', () => {
		fc.assert(
			fc.property(proofs, anyProof, day, (some, another, asOf) => {
				const course = { ...another, kind: 'course' as const };
				const before = heldLevel(some, rules, asOf).level;
				expect(heldLevel([...some, course], rules, asOf).level).toBeGreaterThanOrEqual(before);
			})
		);
	});

	test('what people say of themselves, or what HR has not verified, changes nothing', () => {
		fc.assert(
			fc.property(proofs, day, (some, asOf) => {
				const counted = some.filter(({ kind, state }) => kind !== 'self' && state === 'verified');
				expect(heldLevel(some, rules, asOf)).toEqual(heldLevel(counted, rules, asOf));
			})
		);
	});

	test('courses alone never show more than the ceiling', () => {
		fc.assert(
			fc.property(proofs, day, (some, asOf) => {
				const courses = some.filter(({ kind }) => kind === 'course');
				expect(heldLevel(courses, rules, asOf).level).toBeLessThanOrEqual(rules.courseCeiling);
			})
		);
	});

	test('the order in which they are read does not matter', () => {
		fc.assert(
			fc.property(proofs, day, (some, asOf) => {
				const level = heldLevel(some, rules, asOf).level;
				expect(heldLevel(some.toReversed(), rules, asOf).level).toBe(level);
			})
		);
	});
});
