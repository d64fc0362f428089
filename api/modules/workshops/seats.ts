/**
 * Seats in SQL: the count and the write are one statement inside the write's transaction, so that two
 * hundred at once never take thirty-one of thirty.
 */
import { sql, type SQLWrapper } from 'drizzle-orm';
import type { SignupStatus } from '#api/domain/signup.ts';

const seatedIn = (eventId: string | SQLWrapper) => sql`(
	select count(*) from signup s where s.event_id = ${eventId} and s.status in ('booked', 'offered'))`;

/** Seats that nobody holds and nobody was offered; null: without limit. */
export const freeSeats = (eventId: string | SQLWrapper) => sql<number | null>`(
	select e.capacity - ${seatedIn(eventId)} from workshop_event e where e.id = ${eventId})`;

/** What whoever comes now gets: a seat, or a place in the queue. Nobody passes those who already wait. */
export const seatOrQueue = (eventId: string | SQLWrapper) => sql<SignupStatus>`case
	when coalesce(${freeSeats(eventId)}, 1) > 0 and ((select e.capacity from workshop_event e where e.id = ${eventId}) is null or not exists (
		select 1 from signup w where w.event_id = ${eventId} and w.status = 'waitlisted'))
	then 'booked' else 'waitlisted' end`;
