import { and, asc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayMark } from '#api/domain/attendance.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { isSameSecret } from '#api/http/same-secret.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { attendanceMark, attendanceStatus, signup, workshopSession } from '#db/schema/workshops.ts';
import { standingMark, statusOfScan } from './attendance-facts.ts';
import {
	chargedSession,
	sessionOut,
	sessionsQuery,
	type SessionRow
} from './attendance-visible.ts';
import type { CheckedTicket, TicketParams } from './hall-contract.ts';
import { notAnotherShift } from './own-shift.ts';
import { ticketSignature } from './ticket-code.ts';

/**
 * Whose ticket somebody shows at the door, for who is in charge there. What this portal did not sign is refused before
 * anything is looked up, so that it tells nothing about who has a seat.
 */
export async function checkTicket(
	call: Call,
	{ signupId, code }: z.output<typeof TicketParams>
): Promise<z.output<typeof CheckedTicket>> {
	if (!isSameSecret(code, await ticketSignature(call, signupId)))
		throw new Problem('ticket-invalid');
	const ofEvent = eq(
		workshopSession.eventId,
		sql`(select ${signup.eventId} from ${signup} where ${signup.id} = ${signupId})`
	);
	const [[held], charged, own, marks, statuses] = await call.readAll([
		call.db
			.select({
				signup,
				person,
				unit: unit.name
			})
			.from(signup)
			.innerJoin(person, eq(person.id, signup.personId))
			.leftJoin(unit, eq(unit.id, signup.unitId))
			.where(eq(signup.id, signupId)),
		sessionsQuery(call.db)
			.where(and(ofEvent, chargedSession(call)))
			.orderBy(asc(workshopSession.startsAt)),
		call.db
			.select({ id: workshopSession.id })
			.from(workshopSession)
			.where(and(ofEvent, notAnotherShift(signupId))),
		call.db
			.select({ sessionId: attendanceMark.sessionId, status: attendanceMark.status })
			.from(attendanceMark)
			.where(and(eq(attendanceMark.signupId, signupId), standingMark(call.db))),
		call.db.select().from(attendanceStatus).orderBy(asc(attendanceStatus.sequence))
	]);
	if (held && held.person.id === call.actor.personId) return { own: true, ticket: null };
	const [first] = charged;
	if (!held || !first) throw new Problem('not-found');
	if (held.signup.status !== 'booked') throw new Problem('not-on-list');

	const comesTo = new Set(own.map(({ id }) => id));
	const sessions = charged
		.filter((row) => comesTo.has(row.session.id) && isToday(row, call.now))
		.map((row) => {
			const mark = marks.find(({ sessionId }) => sessionId === row.session.id);
			const standing = statuses.find((each) => each.code === mark?.status);
			const { sealedAt } = row.session;
			return {
				...sessionOut(row),
				open: mayMark({ sealedAt, eventStatus: row.event.status }).ok,
				standing: standing
					? { code: standing.code, name: standing.name, counts: standing.weight > 0 }
					: null
			};
		});
	return {
		own: false,
		ticket: {
			signupId,
			eventId: first.event.id,
			course: first.course,
			number: first.event.number,
			name: nameWithTitles(held.person),
			nip: held.person.nip,
			unit: held.unit,
			present: statusOfScan(statuses, 'present').code,
			sessions
		}
	};
}

/** By the clock of the place where it is held. */
const isToday = ({ session }: SessionRow, now: Date) =>
	[session.startsAt, session.endsAt].some(
		(at) => civilDateOf(at, session.zone) === civilDateOf(now, session.zone)
	);
