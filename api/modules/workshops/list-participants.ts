import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { unit } from '#db/schema/organisation.ts';
import { signup } from '#db/schema/workshops.ts';
import { participantName, participantsOf, participantsQuery } from './participant-rows.ts';
import { freeSeats } from './seats.ts';
import { shiftGroups, shiftsOfEvent } from './shift-rows.ts';
import type { EventParams, ParticipantPage, ParticipantQuery } from './signup-contract.ts';
import { eventOfCharge } from './signup-events.ts';

type Query = z.output<typeof EventParams> & z.output<typeof ParticipantQuery>;

/** Everybody on the list of an event, filtered, sorted and paged by the database. Two round trips. */
export async function listParticipants(
	call: Call,
	query: Query
): Promise<z.output<typeof ParticipantPage>> {
	const event = await eventOfCharge(call.db, call, query.eventId);
	const byName = query.sort === 'name' || query.sort === '-name';
	const order = query.sort.startsWith('-') ? desc : asc;
	const key = byName ? participantName : signup.createdAt;
	const [rows, counts, units, [seats], shifts] = await call.readAll([
		participantsQuery(call)
			.where(and(participantsOf(event.id, query), afterCursor(query)))
			.orderBy(order(key), order(signup.id))
			.limit(query.limit + 1),
		call.db
			.select({ status: signup.status, rows: count() })
			.from(signup)
			.where(eq(signup.eventId, event.id))
			.groupBy(signup.status),
		call.db
			.select({ id: unit.id, name: unit.name, count: count() })
			.from(signup)
			.innerJoin(unit, eq(unit.id, signup.unitId))
			.where(eq(signup.eventId, event.id))
			.groupBy(unit.id)
			.orderBy(asc(unit.name)),
		call.db.select({ left: freeSeats(event.id) }).from(sql`(select 1)`),
		shiftsOfEvent(call, event.id)
	]);
	const { items, next } = page(rows, query.limit, (row) => [
		byName ? row.name : row.signup.createdAt.getTime(),
		row.signup.id
	]);
	return {
		event: {
			id: event.id,
			title: event.title,
			number: event.number,
			status: event.status,
			capacity: event.capacity,
			minimum: event.minimum,
			seatsLeft: typeof seats?.left === 'number' ? Math.max(0, seats.left) : null,
			closesAt: event.closesAt?.toISOString() ?? null,
			startsAt: event.startsAt?.toISOString() ?? null
		},
		counts: counts.map((each) => ({ status: each.status, count: each.rows })),
		units,
		items: items.map((row) => ({
			signupId: row.signup.id,
			name: row.name,
			nip: row.nip,
			unit: row.unit,
			position: row.position,
			status: row.signup.status,
			source: row.signup.source,
			askedAt: row.signup.createdAt.toISOString(),
			offerEndsAt: row.signup.offerEndsAt?.toISOString() ?? null,
			shifts: row.shifts?.split(',') ?? []
		})),
		shifts: shiftGroups(shifts, counts.find(({ status }) => status === 'booked')?.rows ?? 0),
		next
	};
}

function afterCursor({ after, sort }: Query) {
	const [value, id] = decodeCursor(after) ?? [];
	if (typeof id !== 'string') return undefined;
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const key = sort === 'name' || sort === '-name' ? participantName : sql`${signup.createdAt}`;
	const than = sql`(${value}, ${id})`;
	return sort.startsWith('-')
		? sql`(${key}, ${signup.id}) < ${than}`
		: sql`(${key}, ${signup.id}) > ${than}`;
}
