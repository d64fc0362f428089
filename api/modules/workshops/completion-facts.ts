import { and, asc, eq, isNull, notExists, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { attendedOf, type Attended } from '#api/domain/workshop-completion.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { course } from '#db/schema/catalogue.ts';
import { completion } from '#db/schema/learning.ts';
import { person, unit } from '#db/schema/organisation.ts';
import {
	attendanceMark,
	attendanceStatus,
	signup,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import { standingMark } from './attendance-facts.ts';
import { chargedSession, managedEvent } from './attendance-visible.ts';

const ruleKeys = ['kehadiran.minimum_persen', 'kehadiran.jp_dihitung'];

/** Everything that decides who completed an event: one round trip. */
export async function completionFacts(db: ReadDb | Tx, call: Call, eventId: string) {
	const here = eq(workshopSession.eventId, eventId);
	const decided = db
		.select({ one: sql`1` })
		.from(attendanceDecision)
		.where(eq(attendanceDecision.scanId, attendanceScan.id));
	const [[found], sessions, people, marks, [waiting], rules] = await call.readAllOn(db, [
		db
			.select({
				event: workshopEvent,
				course: { id: course.id, title: course.title, jp: course.jp },
				managed: sql<number>`${managedEvent(call)}`,
				charged: sql<number>`exists (select 1 from ${workshopSession} where ${here} and ${chargedSession(call)})`
			})
			.from(workshopEvent)
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(eq(workshopEvent.id, eventId)),
		db
			.select({
				id: workshopSession.id,
				title: workshopSession.title,
				jp: workshopSession.jp,
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
			.where(and(eq(signup.eventId, eventId), eq(signup.status, 'booked')))
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
			.where(and(here, standingMark(db))),
		db
			.select({ scans: sql<number>`count(*)` })
			.from(workshopSession)
			.innerJoin(attendanceScan, eq(attendanceScan.sessionId, workshopSession.id))
			.where(
				and(
					here,
					isNull(workshopSession.sealedAt),
					sql`${attendanceScan.wait} is not null`,
					notExists(decided)
				)
			),
		rulesQuery(call.db, call.today, ruleKeys)
	]);
	return {
		found,
		sessions,
		people,
		marks,
		waitingScans: waiting?.scans ?? 0,
		rules: new Rules(rules)
	};
}
export type CompletionFacts = Awaited<ReturnType<typeof completionFacts>>;

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
	{ sessions, marks, rules }: CompletionFacts,
	{ signupId, now }: { signupId: string; now: Date }
): Attended {
	const own = new Map(
		marks.filter((mark) => mark.signupId === signupId).map((mark) => [mark.sessionId, mark.weight])
	);
	return attendedOf(
		sessions.map(({ id, jp, endsAt }) => ({
			jp,
			weight: own.get(id) ?? null,
			over: endsAt <= now
		})),
		minimumOf(rules).percent
	);
}

export const endOf = ({ sessions }: Pick<CompletionFacts, 'sessions'>): Date | null =>
	sessions.reduce<Date | null>(
		(end, { endsAt }) => (end === null || endsAt > end ? endsAt : end),
		null
	);
