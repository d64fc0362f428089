/** What is known of somebody's attendance at a workshop: each session with the mark that stands. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import type { Call } from '#api/call.ts';
import { parallelsOf } from '#api/domain/workshop-shift.ts';
import { creditEntry } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';
import { attendanceMark, attendanceStatus, signup, workshopSession } from '#db/schema/workshops.ts';
import { AttendanceReason, type ClaimProof } from './contract.ts';

/** Reads by the entry that a completion posted; nothing for other sources. */
export function attendanceReads(call: Call, entryId: string) {
	const ofEntry = and(eq(creditEntry.id, entryId), eq(creditEntry.sourceType, 'completion'));
	return [
		call.db
			.select({ reason: completion.reason })
			.from(creditEntry)
			.innerJoin(completion, eq(completion.id, creditEntry.sourceId))
			.where(and(ofEntry, sql`${completion.signupId} is not null`)),
		call.db
			.select({
				title: workshopSession.title,
				startsAt: workshopSession.startsAt,
				zone: workshopSession.zone,
				jp: workshopSession.jp,
				status: attendanceStatus.name,
				weight: attendanceStatus.weight,
				means: attendanceMark.means,
				id: workshopSession.id,
				shiftGroup: workshopSession.shiftGroup
			})
			.from(creditEntry)
			.innerJoin(completion, eq(completion.id, creditEntry.sourceId))
			.innerJoin(signup, eq(signup.id, completion.signupId))
			.innerJoin(workshopSession, eq(workshopSession.eventId, signup.eventId))
			.leftJoin(
				attendanceMark,
				and(
					eq(attendanceMark.sessionId, workshopSession.id),
					eq(attendanceMark.signupId, signup.id),
					sql`not exists (select 1 from attendance_mark later where later.voids_id = ${attendanceMark.id})`
				)
			)
			.leftJoin(attendanceStatus, eq(attendanceStatus.code, attendanceMark.status))
			.where(ofEntry)
			.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id))
	] as const;
}

type Answers = BatchResponse<ReturnType<typeof attendanceReads>>;

export function attendanceOut([reasons, sessions]: Answers): ClaimProof['attendance'] {
	const [found] = reasons;
	if (!found) return null;
	const { attendedJp, plannedJp, percent, minimumPercent } = AttendanceReason.parse(found.reason);
	return {
		...{ attendedJp, plannedJp, percent, minimumPercent },
		sessions: parallelsOf(sessions).map((shifts) => {
			// Of several shifts the one they came to, whatever was said of the others.
			const [came = shifts[0]] = shifts.toSorted(
				(one, other) => (other.weight ?? -1) - (one.weight ?? -1)
			);
			const { id: _, shiftGroup: __, weight: ___, ...row } = came;
			return { ...row, startsAt: row.startsAt.toISOString() };
		})
	};
}
