/** The shifts of an event: who chose which, and where the reader stands. */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { signup, type workshopSession } from '#db/schema/workshops.ts';
import type { SessionOut } from './event-contract.ts';

export const shiftsRead = (call: Call, eventId: string) =>
	call.db
		.select({
			sessionId: signupShift.sessionId,
			taken: sql<number>`count(*)`,
			mine: sql<number>`max(${signup.personId} = ${call.actor.personId ?? ''})`
		})
		.from(signup)
		.innerJoin(signupShift, eq(signupShift.signupId, signup.id))
		.where(
			and(
				eq(signup.eventId, eventId),
				eq(signup.status, 'booked'),
				isNotNull(signupShift.sessionId)
			)
		)
		.groupBy(signupShift.sessionId);

type Chosen = Awaited<ReturnType<typeof shiftsRead>>;
type Session = typeof workshopSession.$inferSelect;

/** Which of how many a session is, counted by time; null when it is given once. */
export function shiftOf(
	session: Session,
	all: readonly { session: Session }[],
	chosen: Chosen
): SessionOut['shift'] {
	const group = session.shiftGroup;
	if (!group) return null;
	const shifts = all.filter((each) => each.session.shiftGroup === group);
	const choiceOf = ({ id }: Session) => chosen.find(({ sessionId }) => sessionId === id);
	const hasChosen = shifts.some((each) => choiceOf(each.session)?.mine === 1);
	const own = choiceOf(session);
	return {
		group,
		number: shifts.findIndex((each) => each.session.id === session.id) + 1,
		of: shifts.length,
		taken: own?.taken ?? 0,
		mine: hasChosen ? own?.mine === 1 : null
	};
}
