/**
 * Shifts: one session given several times, for people who cannot all leave their ward at once. Each participant needs
 * one of them, so together they count as one session: its JP, its attendance, its room.
 */
import type { AttendedSession } from './workshop-completion.ts';
import { no, ok, type Result } from './result.ts';

export type Shifted = { id: string; shiftGroup: string | null };

/** Sessions as a participant counts them: each alone, or all shifts of one together, in the order of the first. */
export function parallelsOf<S extends Shifted>(sessions: readonly S[]): [S, ...S[]][] {
	const found = new Map<string, [S, ...S[]]>();
	for (const session of sessions) {
		const key = session.shiftGroup ?? session.id;
		const known = found.get(key);
		if (known) known.push(session);
		else found.set(key, [session]);
	}
	return [...found.values()];
}

/** JP that one participant can attend. */
export const plannedJpOf = (sessions: readonly (Shifted & { jp: number })[]) =>
	parallelsOf(sessions).reduce((sum, [first]) => sum + first.jp, 0);

/**
 * The sessions of one participant: of shifts the one they attended, whichever they had chosen, for whoever came was
 * there. While they may still come to the chosen one, nothing is missed.
 */
export const partsOf = (
	sessions: readonly (Shifted & AttendedSession)[],
	chosen: ReadonlySet<string>
): AttendedSession[] =>
	parallelsOf(sessions).map((shifts) => {
		const own = shifts.find(({ id }) => chosen.has(id));
		const best = shifts.reduce<number | null>(
			(most, { weight }) => (weight === null ? most : Math.max(most ?? 0, weight)),
			null
		);
		return {
			jp: shifts[0].jp,
			weight: best === 0 && own ? own.weight : best,
			over: own ? own.over : shifts.every(({ over }) => over)
		};
	});

export type ShiftRefusal = { code: 'shift-started' } | { code: 'shift-full' };

/** A shift is chosen before it begins, while its room has a seat. */
export function mayChoose(given: {
	startsAt: Date;
	seats: number | null;
	/** Others who chose it. */
	taken: number;
	now: Date;
}): Result<true, ShiftRefusal> {
	if (given.now >= given.startsAt) return no({ code: 'shift-started' });
	return given.seats !== null && given.taken >= given.seats ? no({ code: 'shift-full' }) : ok(true);
}
