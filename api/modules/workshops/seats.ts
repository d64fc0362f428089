/**
 * Seats in SQL: the count and the write are one statement inside the write's transaction, so that two
 * hundred at once never take thirty-one of thirty.
 */
import { sql, type SQLWrapper } from 'drizzle-orm';

const seatedIn = (eventId: string | SQLWrapper) => sql`(
	select count(*) from signup s where s.event_id = ${eventId} and s.status in ('booked', 'offered'))`;

/** Seats that nobody holds and nobody was offered; null: without limit. */
export const freeSeats = (eventId: string | SQLWrapper) => sql<number | null>`(
	select e.capacity - ${seatedIn(eventId)} from workshop_event e where e.id = ${eventId})`;

const withoutLimit = 1_000_000;

/** How many of those who come now get a seat, the first of them; the others queue. Nobody passes those who already wait. */
export const seatsLeft = (eventId: string | SQLWrapper) => sql<number>`case
	when (select e.capacity from workshop_event e where e.id = ${eventId}) is null then ${withoutLimit}
	when exists (select 1 from signup w where w.event_id = ${eventId} and w.status = 'waitlisted') then 0
	else ${freeSeats(eventId)} end`;
