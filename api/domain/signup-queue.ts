/** Who gets the next free seat: the order of the waiting list, by the agency's rule. */

export const queueCriteria = ['gap', 'target', 'quota', 'time'] as const;
export type QueueCriterion = (typeof queueCriteria)[number];

export type Waiting = {
	signupId: string;
	/** Has a gap in a competency that the workshop raises. */
	gap: boolean;
	/** Has fewer verified JP than the year's target. */
	belowTarget: boolean;
	/** Seats that people of the same unit hold already. */
	unitSeats: number;
	/** Seats that were offered to this person and not taken: after everybody who was not asked yet. */
	passed: number;
	askedAt: Date;
};

/** The same people, the first to be offered a seat first; it depends on nothing but the facts. */
export function queueOrder<T extends Waiting>(
	waiting: readonly T[],
	criteria: readonly QueueCriterion[]
): T[] {
	return waiting.toSorted((a, b) => {
		if (a.passed !== b.passed) return a.passed - b.passed;
		for (const criterion of criteria) {
			const difference = compare(a, b, criterion);
			if (difference !== 0) return difference;
		}
		return compare(a, b, 'time') || (a.signupId < b.signupId ? -1 : 1);
	});
}

function compare(a: Waiting, b: Waiting, criterion: QueueCriterion): number {
	switch (criterion) {
		case 'gap':
			return Number(b.gap) - Number(a.gap);
		case 'target':
			return Number(b.belowTarget) - Number(a.belowTarget);
		case 'quota':
			return a.unitSeats - b.unitSeats;
		case 'time':
			return a.askedAt.getTime() - b.askedAt.getTime();
	}
}

/** Until when an offered seat is kept: so many hours, and never beyond the beginning. */
export function offerEnd(given: { now: Date; hours: number; startsAt: Date | null }): Date {
	const end = new Date(given.now.getTime() + given.hours * 3_600_000);
	return given.startsAt && given.startsAt < end ? given.startsAt : end;
}
