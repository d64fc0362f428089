import { and, asc, eq, isNotNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isNear } from '#api/domain/attendance.ts';
import { acceptTogether } from '#api/domain/accept-together.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { person, unit } from '#db/schema/organisation.ts';
import {
	attendanceMark,
	attendanceStatus,
	signup,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import type { Matrix } from './attendance-contract.ts';
import { chargedSession, managedEvent, sessionOut, sessionsQuery } from './attendance-visible.ts';
import { attendanceRulesQuery, standingMark } from './attendance-facts.ts';
import { isOwn } from './own-attendance.ts';

const marker = alias(person, 'marker');

/** Everybody on the list of an event against its sessions, for who is in charge of at least one. */
export async function getMatrix(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<z.output<typeof Matrix>> {
	const charged = sql<number>`${chargedSession(call)}`;
	const managed = sql<number>`${managedEvent(call)}`;
	const here = sql`(select id from ${workshopSession} where ${workshopSession.eventId} = ${eventId})`;
	const decided = call.db
		.select({ one: sql`1` })
		.from(attendanceDecision)
		.where(eq(attendanceDecision.scanId, attendanceScan.id));
	const [sessions, rights, people, marks, scans, shared, statuses, ruleRows] = await call.readAll([
		sessionsQuery(call.db)
			.where(eq(workshopSession.eventId, eventId))
			.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id)),
		rightsQuery(call, { eventId, charged, managed }),
		call.db
			.select({
				signupId: signup.id,
				name: sql<string>`coalesce(${person.name}, ${signup.guestName})`,
				nip: person.nip,
				unit: sql<string | null>`coalesce(${unit.name}, ${signup.guestInstitution})`,
				personId: signup.personId
			})
			.from(signup)
			.leftJoin(person, eq(person.id, signup.personId))
			.leftJoin(unit, eq(unit.id, signup.unitId))
			.where(and(eq(signup.eventId, eventId), eq(signup.status, 'booked')))
			.orderBy(sql`2 collate nocase`, asc(signup.id)),
		call.db
			.select({ mark: attendanceMark, by: marker.name })
			.from(attendanceMark)
			.leftJoin(marker, eq(marker.id, attendanceMark.by))
			.where(and(sql`${attendanceMark.sessionId} in ${here}`, standingMark(call.db))),
		call.db
			.select({ scan: attendanceScan })
			.from(attendanceScan)
			.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
			.where(
				and(
					sql`${attendanceScan.sessionId} in ${here}`,
					eq(signup.status, 'booked'),
					isNotNull(attendanceScan.wait),
					notExists(decided)
				)
			)
			.orderBy(asc(attendanceScan.seenAt), asc(attendanceScan.id)),
		call.db
			.select({
				sessionId: attendanceScan.sessionId,
				signupIds: sql<string>`json_group_array(distinct ${attendanceScan.signupId})`
			})
			.from(attendanceScan)
			.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
			.where(
				and(
					sql`${attendanceScan.sessionId} in ${here}`,
					eq(signup.status, 'booked'),
					isNotNull(attendanceScan.device)
				)
			)
			.groupBy(attendanceScan.sessionId, attendanceScan.device)
			.having(sql`count(distinct ${attendanceScan.signupId}) > 1`),
		call.db.select().from(attendanceStatus).orderBy(asc(attendanceStatus.sequence)),
		attendanceRulesQuery(call)
	]);
	const waiting = scans.map(({ scan }) => scan);
	const hours = new Rules(ruleRows).number('kehadiran.pindai_awal_jam').value;
	const planned = new Map(sessions.map(({ session }) => [session.id, session]));
	const isHeld = (scan: (typeof waiting)[number]) => {
		const session = planned.get(scan.sessionId);
		return scan.wait === 'early' && session !== undefined && isNear(scan.seenAt, session, hours);
	};
	const [first] = sessions;
	const own = people.find(({ personId }) => isOwn(call, personId))?.signupId;
	const together = new Set(
		acceptTogether(
			waiting.filter(({ signupId }) => signupId !== own),
			marks.map(({ mark }) => mark)
		).flatMap(({ counts, later }) => [counts, ...later].map(({ id }) => id))
	);
	const mine = new Map(rights.map((each) => [each.id, each]));
	const isManaged = rights.some((each) => each.managed === 1);
	if (!first || !(isManaged || rights.some((each) => each.charged === 1)))
		throw new Problem('not-found');

	return {
		event: {
			id: eventId,
			course: first.course,
			number: first.event.number,
			open: first.event.status === 'open',
			managed: isManaged
		},
		serverTime: call.now.toISOString(),
		statuses: statuses.map(({ code, name, weight, proof, late }) => ({
			code,
			name,
			weight,
			proof,
			late
		})),
		sessions: sessions.map((row) => ({
			...sessionOut(row),
			jp: row.session.jp,
			sealedAt: row.session.sealedAt?.toISOString() ?? null,
			charged: mine.get(row.session.id)?.charged === 1
		})),
		people: people.map(({ personId, ...each }) => ({
			...each,
			guest: personId === null,
			own: isOwn(call, personId)
		})),
		marks: marks.map(({ mark, by }) => ({
			sessionId: mark.sessionId,
			signupId: mark.signupId,
			status: mark.status,
			means: mark.means,
			seenAt: mark.seenAt?.toISOString() ?? null,
			note: mark.note,
			by,
			at: mark.at.toISOString()
		})),
		waiting: waiting.flatMap(({ wait, ...scan }) =>
			wait
				? [
						{
							id: scan.id,
							sessionId: scan.sessionId,
							signupId: scan.signupId,
							means: scan.means,
							seenAt: scan.seenAt.toISOString(),
							receivedAt: scan.receivedAt.toISOString(),
							wait,
							together: together.has(scan.id),
							held: isHeld({ ...scan, wait })
						}
					]
				: []
		),
		shared: shared.map((each) => ({ sessionId: each.sessionId, signupIds: listOf(each.signupIds) }))
	};
}

function rightsQuery(
	call: Call,
	{
		eventId,
		charged,
		managed
	}: Record<'charged' | 'managed', ReturnType<typeof sql<number>>> & { eventId: string }
) {
	return call.db
		.select({
			id: workshopSession.id,
			charged: charged.as('charged'),
			managed: managed.as('managed')
		})
		.from(workshopSession)
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.where(eq(workshopSession.eventId, eventId));
}

/** Made by SQLite's own json_group_array of texts. */
const listOf = (json: string) => JSON.parse(json) as string[];
