import { and, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { course } from '#db/schema/catalogue.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import type { MySignups } from './signup-contract.ts';
import { announced, signupEventColumns } from './signup-events.ts';

/** The events that the caller signed up for, the latest first. One round trip. */
export async function listMySignups(call: Call): Promise<z.output<typeof MySignups>> {
	const rows = await call.db
		.select({ signup, event: signupEventColumns })
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(and(eq(signup.personId, call.me), announced))
		.orderBy(desc(signup.createdAt), desc(signup.id))
		.limit(200);
	return {
		items: rows.map((row) => ({
			signupId: row.signup.id,
			eventId: row.event.id,
			title: row.event.title,
			number: row.event.number,
			eventStatus: row.event.status,
			organiser: row.event.organiser,
			status: row.signup.status,
			startsAt: row.event.startsAt?.toISOString() ?? null,
			endsAt: row.event.endsAt?.toISOString() ?? null,
			offerEndsAt: row.signup.offerEndsAt?.toISOString() ?? null,
			over: row.event.endsAt !== null && row.event.endsAt <= call.now
		}))
	};
}
