import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { person } from '#db/schema/organisation.ts';
import { attendanceMark, workshopSession } from '#db/schema/workshops.ts';
import { standingMark } from './attendance-facts.ts';

/** The marks of an event that no later one took the place of, with who vouched. */
export const standingMarksQuery = (call: Call, eventId: string) =>
	call.db
		.select({ mark: attendanceMark, by: person.name })
		.from(attendanceMark)
		.leftJoin(person, eq(person.id, attendanceMark.by))
		.where(
			and(
				sql`${attendanceMark.sessionId} in (select id from ${workshopSession} where ${workshopSession.eventId} = ${eventId})`,
				standingMark(call.db)
			)
		);
