import { and, asc, desc, eq, ne, notExists, sql } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import type { Call } from '#api/call.ts';
import { lastDayOf, type CivilDate } from '#api/domain/period.ts';
import { recordedBefore, repeatWay } from '#api/domain/repeated-course.ts';
import { attendedOf, lacksOf, type Attended, type Lack } from '#api/domain/workshop-completion.ts';
import { partsOf } from '#api/domain/workshop-shift.ts';
import { recordedCourses } from '#api/modules/learning/index.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { assignment, grade, handIn, postTest } from '#db/schema/assignments.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { course } from '#db/schema/catalogue.ts';
import { completion, enrolment, lesson, quizAttempt } from '#db/schema/learning.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { signupShift } from '#db/schema/shifts.ts';
import {
	attendanceMark,
	attendanceStatus,
	signup,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import { standingMark } from './attendance-facts.ts';
import { chargedSession, managedEvent } from './attendance-visible.ts';

const ruleKeys = ['kehadiran.minimum_persen', 'kehadiran.jp_dihitung', 'jp.kursus_berulang'];

type Asked = { eventId: string; personId?: string };

/** Reads of everything that decides who completed an event; spread them into `call.readAll`, hand the answers to `completionFactsOf`. */
export function completionReads(db: ReadDb | Tx, call: Call, { eventId, personId }: Asked) {
	const here = eq(workshopSession.eventId, eventId);
	const decided = db
		.select({ one: sql`1` })
		.from(attendanceDecision)
		.where(eq(attendanceDecision.scanId, attendanceScan.id));
	const whose = personId === undefined ? undefined : eq(signup.personId, personId);
	const required = sql`(select ${assignment.id} from ${assignment} where ${assignment.eventId} = ${eventId}
		and ${assignment.required} = 1 and ${assignment.withdrawnAt} is null)`;
	return [
		db
			.select({
				event: workshopEvent,
				course: { id: course.id, title: course.title, jp: course.jp },
				postTest: postTest.at,
				/** The version of the course that is studied now ends in a quiz that decides it. */
				hasQuiz: sql<number>`exists (select 1 from ${lesson} where ${lesson.versionId} = ${course.versionId}
					and ${lesson.kind} = 'quiz' and ${lesson.final} = 1)`,
				managed: sql<number>`${managedEvent(call)}`,
				charged: sql<number>`exists (select 1 from ${workshopSession} where ${here} and ${chargedSession(call)})`
			})
			.from(workshopEvent)
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.leftJoin(postTest, eq(postTest.eventId, workshopEvent.id))
			.where(eq(workshopEvent.id, eventId)),
		db
			.select({
				id: workshopSession.id,
				title: workshopSession.title,
				jp: workshopSession.jp,
				shiftGroup: workshopSession.shiftGroup,
				startsAt: workshopSession.startsAt,
				endsAt: workshopSession.endsAt
			})
			.from(workshopSession)
			.where(here)
			.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id)),
		db
			.select({
				signupId: signup.id,
				personId: signup.personId,
				name: sql<string>`coalesce(${person.name}, ${signup.guestName})`,
				unit: sql<string | null>`coalesce(${unit.name}, ${signup.guestInstitution})`,
				completionId: completion.id
			})
			.from(signup)
			.leftJoin(person, eq(person.id, signup.personId))
			.leftJoin(unit, eq(unit.id, signup.unitId))
			.leftJoin(completion, eq(completion.signupId, signup.id))
			.where(and(eq(signup.eventId, eventId), eq(signup.status, 'booked'), whose))
			.orderBy(sql`3 collate nocase`, asc(signup.id)),
		db
			.select({
				signupId: attendanceMark.signupId,
				sessionId: attendanceMark.sessionId,
				weight: attendanceStatus.weight
			})
			.from(workshopSession)
			.innerJoin(attendanceMark, eq(attendanceMark.sessionId, workshopSession.id))
			.innerJoin(attendanceStatus, eq(attendanceStatus.code, attendanceMark.status))
			.innerJoin(signup, eq(signup.id, attendanceMark.signupId))
			.where(and(here, standingMark(db), whose)),
		db
			.select({ scans: sql<number>`count(*)` })
			.from(workshopSession)
			.innerJoin(attendanceScan, eq(attendanceScan.sessionId, workshopSession.id))
			.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
			.where(
				and(
					here,
					eq(signup.status, 'booked'),
					sql`${attendanceScan.wait} is not null`,
					notExists(decided)
				)
			),
		rulesQuery(call.db, call.today, ruleKeys),
		db
			.select({ id: assignment.id, title: assignment.title })
			.from(assignment)
			.where(sql`${assignment.id} in ${required}`)
			.orderBy(asc(assignment.createdAt), asc(assignment.id)),
		db
			.select({
				...{ assignmentId: handIn.assignmentId, personId: handIn.personId },
				...{ id: handIn.id, late: handIn.late }
			})
			.from(handIn)
			.where(
				and(
					sql`${handIn.assignmentId} in ${required}`,
					personId === undefined ? undefined : eq(handIn.personId, personId)
				)
			)
			.orderBy(desc(handIn.number)),
		db
			.select({
				...{ assignmentId: grade.assignmentId, personId: grade.personId },
				...{ handInId: grade.handInId, returned: grade.returned, passed: grade.passed }
			})
			.from(grade)
			.where(
				and(
					sql`${grade.assignmentId} in ${required}`,
					personId === undefined ? undefined : eq(grade.personId, personId)
				)
			)
			.orderBy(desc(grade.number)),
		db
			.select({
				signupId: signup.id,
				enrolmentId: enrolment.id,
				taken: sql<number>`max(${quizAttempt.submittedAt} is not null)`,
				passed: sql<number>`max(coalesce(${quizAttempt.passed}, 0))`
			})
			.from(signup)
			.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
			.innerJoin(
				enrolment,
				and(
					eq(enrolment.personId, signup.personId),
					eq(enrolment.courseId, workshopEvent.courseId),
					ne(enrolment.status, 'left')
				)
			)
			.innerJoin(
				lesson,
				and(
					eq(lesson.versionId, enrolment.versionId),
					eq(lesson.kind, 'quiz'),
					eq(lesson.final, true)
				)
			)
			.leftJoin(
				quizAttempt,
				and(eq(quizAttempt.enrolmentId, enrolment.id), eq(quizAttempt.lessonId, lesson.id))
			)
			.where(and(eq(signup.eventId, eventId), whose))
			.groupBy(signup.id, enrolment.id, lesson.id),
		db
			.select({ signupId: signupShift.signupId, sessionId: signupShift.sessionId })
			.from(signup)
			.innerJoin(signupShift, eq(signupShift.signupId, signup.id))
			.where(and(eq(signup.eventId, eventId), whose)),
		recordedCourses(
			db,
			sql`${completion.personId} in (select ${signup.personId} from ${signup} where ${and(eq(signup.eventId, eventId), eq(signup.status, 'booked'), whose)})
				and ${completion.courseId} = (select ${workshopEvent.courseId} from ${workshopEvent} where ${workshopEvent.id} = ${eventId})`
		)
	] as const;
}

/** The facts out of the answers to `completionReads`. */
export const completionFactsOf = ([
	[found],
	sessions,
	people,
	marks,
	[waiting],
	rules,
	assignments,
	handIns,
	grades,
	quizzes,
	shifts,
	recorded
]: BatchResponse<ReturnType<typeof completionReads>>) => ({
	...{ assignments, handIns, grades, quizzes },
	found,
	sessions,
	people,
	marks,
	shifts,
	recorded,
	waitingScans: waiting?.scans ?? 0,
	rules: new Rules(rules)
});
export type CompletionFacts = ReturnType<typeof completionFactsOf>;

/** Everything that decides who completed an event, of all participants or of one: one round trip. */
export const completionFacts = async (db: ReadDb | Tx, call: Call, asked: Asked) =>
	completionFactsOf(await call.readAllOn(db, completionReads(db, call, asked)));

export const minimumRuleQuery = (call: Call) =>
	rulesQuery(call.db, call.today, ['kehadiran.minimum_persen']);

/** The least share of planned JP, and the rows that say so. */
export function minimumOf(rules: Rules) {
	const share = rules.get('kehadiran.minimum_persen');
	if (!share || !isShare(share.value))
		throw new Error('rule kehadiran.minimum_persen has no classical share');
	return { percent: share.value.classical, ruleId: share.ruleId };
}

const isShare = (value: unknown): value is { classical: number } =>
	typeof value === 'object' &&
	value !== null &&
	'classical' in value &&
	typeof value.classical === 'number';

/** What one participant attended so far. */
export function attendedBy(
	{ sessions, marks, shifts, rules }: CompletionFacts,
	{ signupId, now }: { signupId: string; now: Date }
): Attended {
	const own = new Map(
		marks.filter((mark) => mark.signupId === signupId).map((mark) => [mark.sessionId, mark.weight])
	);
	const chosen = new Set(
		shifts.flatMap((each) => (each.signupId === signupId && each.sessionId ? [each.sessionId] : []))
	);
	return attendedOf(
		partsOf(
			sessions.map(({ id, jp, shiftGroup, endsAt }) => ({
				...{ id, jp, shiftGroup },
				weight: own.get(id) ?? null,
				over: endsAt <= now
			})),
			chosen
		),
		minimumOf(rules).percent
	);
}

/** What one participant still owes besides attendance; somebody by name only owes nothing, and can earn nothing. */
export function lacksFor(
	facts: CompletionFacts,
	who: { signupId: string; personId: string | null }
): Lack[] {
	if (who.personId === null) return [];
	const own = <Row extends { assignmentId: string; personId: string }>(rows: Row[], id: string) =>
		rows.find((row) => row.assignmentId === id && row.personId === who.personId) ?? null;
	const quizzes = facts.quizzes.filter(({ signupId }) => signupId === who.signupId);
	return lacksOf({
		assignments: facts.assignments.map(({ id, title }) => ({
			...{ id, title },
			standing: { handIn: own(facts.handIns, id), grade: own(facts.grades, id) }
		})),
		postTest: facts.found?.postTest
			? {
					taken: quizzes.some(({ taken }) => taken === 1),
					passed: quizzes.length > 0 && quizzes.every(({ passed }) => passed === 1)
				}
			: null
	});
}

/** The completion of the same course, online or by another event, that keeps this one from earning anything; null where it earns. */
export function recordedFor(
	facts: CompletionFacts,
	{ signupId, personId, on }: { signupId: string; personId: string | null; on: CivilDate }
) {
	const earlier = facts.recorded.filter(
		(each) => each.personId === personId && each.signupId !== signupId
	);
	const way = repeatWay(facts.rules.get('jp.kursus_berulang')?.value);
	const found = recordedBefore(way, { earlier, on });
	return found && { completedOn: found.completedOn, jp: found.jp, online: found.signupId === null };
}

/** The day that would stand on the certificates: of the last session, today before there is one. */
export function completedOnOf(facts: Pick<CompletionFacts, 'sessions'>, call: Call): CivilDate {
	const end = endOf(facts);
	return end ? lastDayOf(end, call.zone) : call.today;
}

export const endOf = ({ sessions }: Pick<CompletionFacts, 'sessions'>): Date | null =>
	sessions.reduce<Date | null>(
		(end, { endsAt }) => (end === null || endsAt > end ? endsAt : end),
		null
	);
