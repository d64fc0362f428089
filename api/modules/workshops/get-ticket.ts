import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import { signAttendance } from '#api/modules/identity/index.ts';
import { qrPath } from '#api/ports/qr.ts';
import { person } from '#db/schema/organisation.ts';
import { room, signup, workshopSession } from '#db/schema/workshops.ts';
import { notAnotherShift } from './own-shift.ts';
import type { Ticket } from './signup-contract.ts';
import { announcedEvent } from './signup-events.ts';

/** The own ticket of a seat: printed or kept on the phone, its code needs no network. */
export async function getTicket(
	call: Call,
	{ signupId }: { signupId: string }
): Promise<z.output<typeof Ticket>> {
	const [held] = await call.db
		.select({ signup, person })
		.from(signup)
		.innerJoin(person, eq(person.id, signup.personId))
		.where(and(eq(signup.id, signupId), eq(signup.personId, call.me), eq(signup.status, 'booked')));
	if (!held) throw new Problem('not-found');
	const event = await announcedEvent(call.db, held.signup.eventId);
	const sessions = await call.db
		.select({ session: workshopSession, room: room.name })
		.from(workshopSession)
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.where(and(eq(workshopSession.eventId, event.id), notAnotherShift(signupId)))
		.orderBy(asc(workshopSession.startsAt));
	const code = await ticketCode(call, signupId);
	return {
		signupId,
		eventId: event.id,
		title: event.title,
		number: event.number,
		organiser: event.organiser,
		name: nameWithTitles(held.person),
		nip: held.person.nip,
		code,
		qr: qrPath(code),
		sessions: sessions.map((row) => ({
			id: row.session.id,
			title: row.session.title,
			startsAt: row.session.startsAt.toISOString(),
			endsAt: row.session.endsAt.toISOString(),
			zone: row.session.zone,
			room: row.room
		}))
	};
}

/** The registration with a signature that only this portal makes: whoever reads it can ask whether it is real. */
async function ticketCode(call: Pick<Call, 'settings'>, signupId: string) {
	const signature = await signAttendance(call, {
		purpose: 'ticket',
		text: signupId
	});
	return `${signupId}.${signature.slice(0, 16)}`;
}
