/** The shifts of an event: who chose which, and where the reader stands. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { room, signup, workshopSession } from '#db/schema/workshops.ts';
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

/** The shifts as who runs the event sees them, first the earliest. */
export const shiftsOfEvent = (call: Call, eventId: string) =>
	call.db
		.select({
			id: workshopSession.id,
			title: workshopSession.title,
			group: sql<string>`${workshopSession.shiftGroup}`,
			startsAt: workshopSession.startsAt,
			endsAt: workshopSession.endsAt,
			zone: workshopSession.zone,
			room: room.name,
			capacity: room.capacity,
			taken: sql<number>`(select count(*) from signup_shift c join signup s on s.id = c.signup_id
				where c.session_id = ${workshopSession.id} and s.status = 'booked')`
		})
		.from(workshopSession)
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.where(and(eq(workshopSession.eventId, eventId), isNotNull(workshopSession.shiftGroup)))
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id));

type ShiftRow = Awaited<ReturnType<typeof shiftsOfEvent>>[number];

/** One entry for each session that is given several times; `booked` have a seat at the event. */
export const shiftGroups = (rows: readonly ShiftRow[], booked: number) =>
	[...Map.groupBy(rows, ({ group }) => group)].map(([group, shifts]) => ({
		group,
		title: shifts[0]?.title ?? '',
		open: booked - shifts.reduce((sum, { taken }) => sum + taken, 0),
		sessions: shifts.map(({ title: _, group: _group, ...shift }, at) => ({
			...shift,
			number: at + 1,
			startsAt: shift.startsAt.toISOString(),
			endsAt: shift.endsAt.toISOString()
		}))
	}));

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
