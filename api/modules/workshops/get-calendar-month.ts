import { and, asc, eq, gte, lt, ne, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { monthAfter, monthOf } from '#api/domain/month-grid.ts';
import { civilDateOf, startOfDay } from '#api/domain/period.ts';
import { mayAsk } from '#api/domain/signup.ts';
import { course } from '#db/schema/catalogue.ts';
import { room, signup, workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import type { CalendarMark, CalendarMonth, MonthQuery } from './calendar-contract.ts';
import { teachesAt } from './calendar-rows.ts';
import { notAnotherShift } from './own-shift.ts';
import { signupEventColumns, type SignupEventRow } from './signup-events.ts';
import { eventInReach } from './visible-events.ts';

/** More than a wall calendar holds; the page says when there are more. */
const most = 400;

/** The sessions of one month that the caller may see, and what each is to them. One round trip. */
export async function getCalendarMonth(
	call: Call,
	{ month = monthOf(call.today) }: z.output<typeof MonthQuery>
): Promise<z.output<typeof CalendarMonth>> {
	const me = call.actor.personId ?? '';
	const teaches = teachesAt(me);
	const rows = await call.db
		.select({
			session: workshopSession,
			event: signupEventColumns,
			room: room.name,
			mine: signup.status,
			another: sql<number>`not ${notAnotherShift(signup.id)}`,
			teaches: sql<number>`${teaches}`
		})
		.from(workshopSession)
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.leftJoin(signup, and(eq(signup.eventId, workshopEvent.id), eq(signup.personId, me)))
		.where(
			and(
				gte(workshopSession.startsAt, startOfDay(`${month}-01`, call.zone)),
				lt(workshopSession.startsAt, startOfDay(`${monthAfter(month)}-01`, call.zone)),
				eventInReach(call),
				// What was called off is told to those it concerned.
				or(ne(workshopEvent.status, 'cancelled'), eq(signup.status, 'booked'), teaches)
			)
		)
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id))
		.limit(most + 1);
	return {
		month,
		today: call.today,
		more: rows.length > most,
		sessions: rows.slice(0, most).map(({ session, event, room: place, ...row }) => ({
			id: session.id,
			eventId: event.id,
			course: event.title,
			number: event.number,
			title: session.title,
			day: civilDateOf(session.startsAt, call.zone),
			startsAt: session.startsAt.toISOString(),
			endsAt: session.endsAt.toISOString(),
			zone: session.zone,
			place,
			online: session.onlineUrl !== null,
			status: event.status,
			mark: markOf({
				event,
				mine: row.mine,
				teaches: row.teaches === 1,
				another: row.another === 1,
				now: call.now
			})
		}))
	};
}

function markOf(given: {
	event: SignupEventRow;
	mine: typeof signup.$inferSelect.status | null;
	teaches: boolean;
	/** They come to another shift of it. */
	another: boolean;
	now: Date;
}): CalendarMark | null {
	const { event, mine, teaches, another, now } = given;
	if (teaches) return 'teaches';
	if (mine === 'booked') return another ? null : 'booked';
	if (mayAsk({ event, held: mine, now }).ok) return 'open';
	return mine === null || mine === 'rejected' || mine === 'cancelled' ? null : 'asked';
}
