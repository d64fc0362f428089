import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#api/domain/period.ts';
import {
	isWithdrawn,
	placeVersion,
	versionOn,
	versionState,
	withdrawVersion,
	type Version
} from '#api/domain/validity.ts';

const first: Version = { id: 'awal', validFrom: '2019-01-01', validTo: null };

/** A history in which each day somebody plans, or takes a plan back. */
function live(history: readonly { after: number; ahead: number; withdraws: boolean }[]) {
	let versions: Version[] = [first];
	let today = '2026-01-01';
	const seen: { day: string; said: string | undefined }[] = [];
	for (const [at, { after, ahead, withdraws }] of history.entries()) {
		for (let day = 0; day < after; day++) {
			seen.push({ day: today, said: versionOn(versions, today)?.id });
			today = addDays(today, 1);
		}
		versions = withdraws ? withdrawn(versions, today) : planned(versions, `v${at}`, today, ahead);
	}
	return { versions, today, seen };
}

function planned(versions: Version[], id: string, today: string, ahead: number) {
	const validFrom = addDays(today, ahead);
	const place = placeVersion(versions, validFrom, today);
	if (!place.ok) throw new Error(place.error.code);
	return [...ended(versions, place.value.endings), { id, validFrom, validTo: place.value.validTo }];
}

function withdrawn(versions: Version[], today: string) {
	const plan = versions.find((version) => versionState(version, today) === 'planned');
	const endings = plan && withdrawVersion(versions, plan.id, today);
	return endings?.ok ? ended(versions, endings.value) : versions;
}

const ended = (versions: Version[], endings: readonly Pick<Version, 'id' | 'validTo'>[]) =>
	versions.map((version) => ({
		...version,
		validTo: endings.find(({ id }) => id === version.id)?.validTo ?? version.validTo,
		...(endings.some(({ id, validTo }) => id === version.id && validTo === null)
			? { validTo: null }
			: {})
	}));

const histories = fc.array(
	fc.record({
		after: fc.integer({ min: 1, max: 40 }),
		ahead: fc.integer({ min: 0, max: 60 }),
		withdraws: fc.boolean()
	}),
	{ maxLength: 12 }
);

describe('versions of one thing', () => {
	test('a change never alters what held on a day before it', () => {
		fc.assert(
			fc.property(histories, (history) => {
				const { versions, seen } = live(history);
				for (const { day, said } of seen) expect(versionOn(versions, day)?.id).toBe(said);
			})
		);
	});

	test('exactly one is in force on every day', () => {
		fc.assert(
			fc.property(histories, fc.integer({ min: -100, max: 400 }), (history, days) => {
				const { versions, today } = live(history);
				const day = addDays(today, days);
				const inForce = versions.filter(
					(version) =>
						version.validFrom <= day && (version.validTo === null || day <= version.validTo)
				);
				expect(inForce).toHaveLength(1);
			})
		);
	});

	test('one of the same day gives way and stays in the history', () => {
		const twice = planned(planned([first], 'a', '2026-05-01', 0), 'b', '2026-05-01', 0);
		expect(versionOn(twice, '2026-05-01')?.id).toBe('b');
		expect(twice.filter(isWithdrawn).map(({ id }) => id)).toEqual(['a']);
	});

	test('none begins in the past', () => {
		expect(placeVersion([first], '2026-04-30', '2026-05-01')).toEqual({
			ok: false,
			error: { code: 'begins-in-the-past' }
		});
	});

	test('what has begun cannot be withdrawn', () => {
		expect(withdrawVersion([first], 'awal', '2026-05-01').ok).toBe(false);
	});
});
