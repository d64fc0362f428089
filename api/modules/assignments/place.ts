import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { manageableCourse } from '#api/modules/catalogue/index.ts';
import { chargedEvent } from '#api/modules/workshops/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { workshopEvent } from '#db/schema/workshops.ts';

type Given = { eventId?: string | null | undefined; courseId?: string | null | undefined };

/** The event or the course that an assignment is set at, if the caller is in charge of it. */
export const placeQuery = (db: ReadDb | Tx, call: Call, { eventId, courseId }: Given) =>
	db
		.select({
			course: course.title,
			number: workshopEvent.number,
			/** Called off or closed events and courses that nobody can study take no new ones. */
			open: sql<number>`coalesce(${workshopEvent.status} in ('draft', 'open'), ${course.status} = 'published')`
		})
		.from(course)
		.leftJoin(
			workshopEvent,
			and(eq(workshopEvent.courseId, course.id), eq(workshopEvent.id, eventId ?? ''))
		)
		.where(
			courseId
				? and(eq(course.id, courseId), manageableCourse(call))
				: and(eq(workshopEvent.id, eventId ?? ''), chargedEvent(call))
		);
