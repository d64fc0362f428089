import { and, asc, eq, notExists, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { momentOf, opensAt } from '#api/domain/attendance.ts';
import { asksPlace, mayTellPlace } from '#api/domain/venue.ts';
import { attendedOf, outlookOf } from '#api/domain/workshop-completion.ts';
import { partsOf } from '#api/domain/workshop-shift.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { attendanceMark, attendanceStatus, signup, workshopSession } from '#db/schema/workshops.ts';
import type { MyAttendance } from './attendance-contract.ts';
import { sessionOut, sessionsQuery } from './attendance-visible.ts';
import { notAnotherShift } from './own-shift.ts';
import { attendanceRulesOf, attendanceRulesQuery, standingMark } from './attendance-facts.ts';
import { minimumOf, minimumRuleQuery } from './completion-facts.ts';

/** The sessions of an event that the caller is on the list of, with what is known of their attendance. */
export async function getMyAttendance(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<z.output<typeof MyAttendance>> {
	const own = and(
		eq(signup.eventId, eventId),
		eq(signup.personId, call.me),
		eq(signup.status, 'booked')
	);
	const decided = call.db
		.select({ one: sql`1` })
		.from(attendanceDecision)
		.where(eq(attendanceDecision.scanId, attendanceScan.id));
	const [[listed], sessions, marks, scans, statuses, rules, minimum, all, chosen] =
		await call.readAll([
			call.db.select({ id: signup.id }).from(signup).where(own),
			sessionsQuery(call.db)
				.where(
					and(
						eq(workshopSession.eventId, eventId),
						notAnotherShift(
							sql`(select id from ${signup} where event_id = ${eventId} and person_id = ${call.me})`
						)
					)
				)
				.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id)),
			call.db
				.select({ mark: attendanceMark })
				.from(attendanceMark)
				.innerJoin(signup, eq(signup.id, attendanceMark.signupId))
				.where(and(own, standingMark(call.db))),
			call.db
				.select({ scan: attendanceScan })
				.from(attendanceScan)
				.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
				.where(and(own, sql`${attendanceScan.wait} is not null`, notExists(decided)))
				.orderBy(asc(attendanceScan.receivedAt)),
			call.db.select().from(attendanceStatus),
			attendanceRulesQuery(call),
			minimumRuleQuery(call),
			// Every shift counts here: whoever came to another than the chosen one was there.
			call.db.select().from(workshopSession).where(eq(workshopSession.eventId, eventId)),
			call.db
				.select({ sessionId: signupShift.sessionId })
				.from(signup)
				.innerJoin(signupShift, eq(signupShift.signupId, signup.id))
				.where(own)
		]);
	const [first] = sessions;
	if (!listed || !first) throw new Problem('not-found');

	const known = new Rules(rules);
	const given = attendanceRulesOf(known);
	const minutes = known.number('kehadiran.bukti_pindai_menit').value;
	const weightOf = new Map(statuses.map(({ code, weight }) => [code, weight]));
	const attended = attendedOf(
		partsOf(
			all.map(({ id, jp, shiftGroup, endsAt }) => {
				const mark = marks.find((each) => each.mark.sessionId === id)?.mark;
				const weight = weightOf.get(mark?.status ?? '') ?? null;
				return { id, jp, shiftGroup, weight, over: endsAt <= call.now };
			}),
			new Set(chosen.flatMap(({ sessionId }) => sessionId ?? []))
		),
		minimumOf(new Rules(minimum)).percent
	);
	return {
		event: { id: eventId, course: first.course, number: first.event.number },
		serverTime: call.now.toISOString(),
		attended: { ...attended, outlook: outlookOf(attended) },
		sessions: sessions.map((row) => {
			const mark = marks.find((each) => each.mark.sessionId === row.session.id)?.mark;
			const status = statuses.find(({ code }) => code === mark?.status);
			const scan = scans.find((each) => each.scan.sessionId === row.session.id)?.scan;
			return {
				...sessionOut(row),
				jp: row.session.jp,
				asksPlace: asksPlace(row.room),
				opensAt: opensAt(row.session, given.openMinutes).toISOString(),
				phase: phaseOf(row.session, momentOf(call.now, row.session, given)),
				mark: status
					? { status: status.code, name: status.name, seenAt: mark?.seenAt?.toISOString() ?? null }
					: null,
				scan: scan?.wait
					? {
							id: scan.id,
							seenAt: scan.seenAt.toISOString(),
							wait: scan.wait,
							asksPlace:
								scan.wait === 'place-unknown' && mayTellPlace(scan, { at: call.now, minutes })
						}
					: null
			};
		})
	};
}

function phaseOf({ sealedAt }: { sealedAt: Date | null }, moment: ReturnType<typeof momentOf>) {
	if (sealedAt) return 'sealed';
	return moment === 'present' || moment === 'late' ? 'open' : moment;
}
