import { and, asc, desc, eq, exists, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { course } from '#db/schema/catalogue.ts';
import { developmentForm } from '#db/schema/rules.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import type { EventPage, EventQuery } from './event-contract.ts';
import { endsAt, eventRowOf, eventRowsRead, startsAt } from './event-rows.ts';
import { eventInReach, manageableEvent, taughtBy } from './visible-events.ts';

/** Where a draft without sessions stands: after everything that has a date. */
const undated = 253_402_300_799_000;
const order = sql<number>`coalesce(${startsAt}, ${undated})`;

/** Events by their first day: what is to come the nearest first, what is over or planned the latest. One round trip. */
export async function listEvents(
	call: Call,
	query: EventQuery
): Promise<z.output<typeof EventPage>> {
	const descending = query.show === 'past' || query.show === 'managed';
	const [rows, forms] = await call.readAll([
		eventRowsRead(call)
			.where(
				and(
					eventInReach(call),
					chosen(call, query),
					query.form ? eq(course.formCode, query.form) : undefined,
					query.courseId ? eq(workshopEvent.courseId, query.courseId) : undefined,
					afterCursor(query.after, descending)
				)
			)
			.orderBy(
				descending ? desc(order) : asc(order),
				descending ? desc(workshopEvent.id) : asc(workshopEvent.id)
			)
			.limit(query.limit + 1),
		call.db
			.select({ code: developmentForm.code, name: developmentForm.name })
			.from(developmentForm)
			.where(
				exists(
					call.db
						.select({ one: sql`1` })
						.from(workshopEvent)
						.innerJoin(course, eq(course.id, workshopEvent.courseId))
						.where(and(eq(course.formCode, developmentForm.code), eventInReach(call)))
				)
			)
			.orderBy(asc(developmentForm.name))
	]);
	const { items, next } = page(rows, query.limit, (row) => [row.startsAt ?? undated, row.event.id]);
	return {
		items: items.map((row) => eventRowOf(row, call.now)),
		next,
		forms,
		mayPlan: call.can('workshop.manage')
	};
}

function chosen(call: Call, { show }: EventQuery): SQL | undefined {
	const now = call.now.getTime();
	switch (show) {
		case 'upcoming':
			return and(eq(workshopEvent.status, 'open'), sql`${endsAt} > ${now}`);
		case 'past':
			return or(
				eq(workshopEvent.status, 'closed'),
				and(eq(workshopEvent.status, 'open'), sql`${endsAt} <= ${now}`)
			);
		case 'mine':
			return or(and(isNotNull(signup.status), sql`${signup.status} <> 'rejected'`), taughtBy(call));
		case 'managed':
			return manageableEvent(call);
	}
}

function afterCursor(after: string | undefined, descending: boolean) {
	const [at, id] = decodeCursor(after) ?? [];
	if (typeof at !== 'number' || typeof id !== 'string') return undefined;
	return descending
		? sql`(${order}, ${workshopEvent.id}) < (${at}, ${id})`
		: sql`(${order}, ${workshopEvent.id}) > (${at}, ${id})`;
}
