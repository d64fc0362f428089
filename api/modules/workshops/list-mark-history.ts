import { and, desc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { person } from '#db/schema/organisation.ts';
import { attendanceMark, attendanceStatus, signup } from '#db/schema/workshops.ts';
import type { MarkHistory } from './attendance-contract.ts';
import { visibleSession } from './attendance-visible.ts';

type Given = { sessionId: string; signupId: string };

/** Every mark of a participant at a session, the last first: who said it, by what proof, and why. */
export async function listMarkHistory(
	call: Call,
	{ sessionId, signupId }: Given
): Promise<z.output<typeof MarkHistory>> {
	const { event } = await visibleSession(call.db, call, sessionId);
	const rows = await call.db
		.select({
			signup: signup.id,
			mark: attendanceMark,
			status: attendanceStatus.name,
			by: person.name
		})
		.from(signup)
		.leftJoin(
			attendanceMark,
			and(eq(attendanceMark.signupId, signup.id), eq(attendanceMark.sessionId, sessionId))
		)
		.leftJoin(attendanceStatus, eq(attendanceStatus.code, attendanceMark.status))
		.leftJoin(person, eq(person.id, attendanceMark.by))
		.where(and(eq(signup.id, signupId), eq(signup.eventId, event.id)))
		.orderBy(desc(sql`${attendanceMark}.rowid`));
	if (rows.length === 0) throw new Problem('not-found');
	return {
		items: rows.flatMap(({ mark, status, by }) =>
			mark
				? [
						{
							id: mark.id,
							sessionId,
							signupId,
							status: mark.status,
							statusName: status,
							means: mark.means,
							seenAt: mark.seenAt?.toISOString() ?? null,
							note: mark.note,
							by,
							at: mark.at.toISOString()
						}
					]
				: []
		)
	};
}
