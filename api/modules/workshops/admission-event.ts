import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { freeSeats } from './seats.ts';
import type { SignupEventRow } from './signup-events.ts';

export const freeSeatsRead = (call: Pick<Call, 'db'>, eventId: string) =>
	call.db.select({ left: freeSeats(eventId) }).from(sql`(select 1)`);

/** The event as the pages show it that decide who may come. */
export const admissionEvent = (event: SignupEventRow, left: number | null | undefined) => ({
	id: event.id,
	title: event.title,
	number: event.number,
	status: event.status,
	registration: event.registration,
	approval: event.approval,
	startsAt: event.startsAt?.toISOString() ?? null,
	closesAt: event.closesAt?.toISOString() ?? null,
	seatsLeft: typeof left === 'number' ? Math.max(0, left) : null
});
