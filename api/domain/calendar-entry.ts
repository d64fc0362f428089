/**
 * How a session stands in somebody's calendar program. The same session has the same id for ever; whatever changes
 * for the reader makes its number grow, so that a program that holds an older state takes the newer one.
 */
import type { SignupStatus } from './signup.ts';
import type { EventStatus } from './workshop-event.ts';

export const entryStates = ['confirmed', 'tentative', 'cancelled'] as const;
export type EntryState = (typeof entryStates)[number];

export type CalendarFacts = {
	sessionId: string;
	/** How often the session was changed, and how many steps the reader's registration took, choices of a shift among them: both only grow. */
	revision: number;
	steps: number;
	event: EventStatus;
	mine: SignupStatus | null;
	teaches: boolean;
	/** Of several shifts: the one the reader chose, another than that, or none chosen yet; null: no shift. */
	shift: 'own' | 'another' | 'open' | null;
	/** The latest change of session, event and registration. */
	changedAt: Date;
};

/** So long what was given up or called off is told, until every program has asked again. */
const toldMs = 30 * 24 * 3_600_000;

export const uidOf = (sessionId: string) => `${sessionId}@malaqbi`;

export const sequenceOf = ({ revision, steps }: CalendarFacts) => revision + steps;

/** The state of an entry of somebody's own; null: it is not theirs, or was given up long ago. */
export function ownState(facts: CalendarFacts, now: Date): EntryState | null {
	const state = partOf(facts);
	if (state === null || facts.event === 'draft') return null;
	const called = facts.event === 'cancelled' ? 'cancelled' : state;
	const isOld = now.getTime() - facts.changedAt.getTime() > toldMs;
	return called === 'cancelled' && isOld ? null : called;
}

/** The state of an entry that somebody takes out of the page of an event, theirs or not. */
export function shownState(facts: CalendarFacts): EntryState {
	if (facts.event === 'cancelled') return 'cancelled';
	return partOf(facts) ?? 'tentative';
}

function partOf({ mine, teaches, shift }: CalendarFacts): EntryState | null {
	if (teaches) return 'confirmed';
	switch (mine) {
		case 'booked':
			if (shift === 'another') return 'cancelled';
			return shift === 'open' ? 'tentative' : 'confirmed';
		case null:
		case 'invited':
			return null;
		case 'requested':
		case 'reviewed':
		case 'waitlisted':
		case 'offered':
			return 'tentative';
		case 'rejected':
		case 'cancelled':
			return 'cancelled';
	}
}
