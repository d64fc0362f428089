import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import { qrPath } from '#api/ports/qr.ts';
import { person } from '#db/schema/organisation.ts';
import { room, signup, workshopSession } from '#db/schema/workshops.ts';
import { notAnotherShift } from './own-shift.ts';
import type { Ticket } from './signup-contract.ts';
import { announcedEvent } from './signup-events.ts';
import { ticketSignature } from './ticket-code.ts';

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
	const signature = await ticketSignature(call, signupId);
	const origin = call.settings.APP_ORIGIN ?? '';
	return {
		signupId,
		eventId: event.id,
		title: event.title,
		number: event.number,
		organiser: event.organiser,
		name: nameWithTitles(held.person),
		nip: held.person.nip,
		code: `${signupId}.${signature}`,
		// Whoever is in charge reads it with the camera of a phone.
		qr: qrPath(`${origin}/t/${signupId}/${signature}`),
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
