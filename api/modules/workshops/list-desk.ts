import { and, asc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { desks } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { course } from '#db/schema/catalogue.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import type { DeskPage, DeskQuery } from './signup-contract.ts';
import { personClashes } from './person-clashes.ts';
import { signupEventColumns } from './signup-events.ts';
import { freeSeats } from './seats.ts';
import { atDesk, deskPermission, stillDecided } from './signup-reach.ts';

type Query = z.output<typeof DeskQuery>;

/** What waits at a desk of the caller, the oldest first; and how much at the other. Two round trips, the second for what clashes. */
export async function listDesk(call: Call, query: Query): Promise<z.output<typeof DeskPage>> {
	const own = desks.filter((desk) => call.can(deskPermission[desk]));
	const desk = query.desk && own.includes(query.desk) ? query.desk : own[0];
	if (!desk) throw new Problem('not-found');
	const [rows, [requested], [reviewed]] = await call.readAll([
		call.db
			.select({
				signup,
				person: { id: person.id, name: person.name, nip: person.nip },
				unit: unit.name,
				event: signupEventColumns,
				seatsLeft: freeSeats(workshopEvent.id)
			})
			.from(signup)
			.innerJoin(person, eq(person.id, signup.personId))
			.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.leftJoin(unit, eq(unit.id, signup.unitId))
			.where(
				and(
					atDesk(call, desk),
					stillDecided(call),
					query.signupId ? eq(signup.id, query.signupId) : undefined,
					afterCursor(query)
				)
			)
			.orderBy(asc(signup.createdAt), asc(signup.id))
			.limit(query.limit + 1),
		countOf(call, 'requested'),
		countOf(call, 'reviewed')
	]);
	const { items, next } = page(rows, query.limit, (row) => [
		row.signup.createdAt.getTime(),
		row.signup.id
	]);
	const clashesOf = await personClashes(call.db, {
		eventIds: items.map((row) => row.event.id),
		people: items.map((row) => row.person.id)
	});
	const waiting = { requested: requested?.rows ?? 0, reviewed: reviewed?.rows ?? 0 };
	return {
		desk,
		desks: own.map((each) => ({ desk: each, waiting: waiting[each] })),
		items: items.map((row) => ({
			signupId: row.signup.id,
			askedAt: row.signup.createdAt.toISOString(),
			person: row.person,
			unit: row.unit,
			own: row.person.id === call.actor.personId,
			clashes: clashesOf(row.event.id, row.person.id),
			event: {
				id: row.event.id,
				title: row.event.title,
				number: row.event.number,
				startsAt: row.event.startsAt?.toISOString() ?? null,
				seatsLeft: row.seatsLeft === null ? null : Math.max(0, row.seatsLeft)
			}
		})),
		next
	};
}

/** Of a desk that is not the caller's nothing is read. */
function countOf(call: Call, desk: (typeof desks)[number]) {
	const waiting = call.db
		.select({ one: sql`1` })
		.from(signup)
		.where(and(atDesk(call, desk), stillDecided(call)));
	const rows = call.can(deskPermission[desk])
		? sql<number>`(select count(*) from ${waiting})`
		: sql<number>`0`;
	return call.db.select({ rows }).from(sql`(select 1)`);
}

function afterCursor({ after }: Query) {
	const [at, id] = decodeCursor(after) ?? [];
	if (typeof at !== 'number' || typeof id !== 'string') return undefined;
	return sql`(${signup.createdAt}, ${signup.id}) > (${at}, ${id})`;
}
