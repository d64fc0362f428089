import { and, eq, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Call } from '#api/call.ts';
import { mayMark, type AttendanceRules } from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery, type RulesDb } from '#api/rules.ts';
import type { ReadDb } from '#db/client.ts';
import { attendanceMark, attendanceStatus, signup, workshopSession } from '#db/schema/workshops.ts';
import { attendanceRefusal } from './attendance-refusal.ts';
import { sessionsQuery } from './attendance-visible.ts';

const keys = [
	'kehadiran.buka_menit_sebelum',
	'kehadiran.toleransi_terlambat_menit',
	'kehadiran.pindai_awal_jam',
	'kehadiran.toleransi_kode_langkah',
	'kehadiran.bukti_pindai_menit',
	'kehadiran.batas_pin',
	'kehadiran.unggah_paling_lambat_jam'
];

export const attendanceRulesQuery = (call: Call, db: RulesDb = call.db) =>
	rulesQuery(db, call.today, keys);

export const attendanceRulesOf = (rules: Rules): AttendanceRules => ({
	openMinutes: rules.number('kehadiran.buka_menit_sebelum').value,
	lateMinutes: rules.number('kehadiran.toleransi_terlambat_menit').value
});

const later = alias(attendanceMark, 'later');

/** The condition that no mark took the place of this one. */
export const standingMark = (db: Pick<ReadDb, 'select'>) =>
	notExists(
		db
			.select({ one: sql`1` })
			.from(later)
			.where(eq(later.voidsId, attendanceMark.id))
	);

/** A session as one of its participants meets it, whether or not they are on the list: one round trip. */
export async function ownSession(call: Call, sessionId: string) {
	const me = call.me;
	const own = and(
		eq(signup.personId, me),
		eq(
			signup.eventId,
			sql`(select ${workshopSession.eventId} from ${workshopSession} where ${workshopSession.id} = ${sessionId})`
		)
	);
	const [[found], [listed], [head], statuses, rules] = await call.readAll([
		sessionsQuery(call.db).where(eq(workshopSession.id, sessionId)),
		call.db.select({ id: signup.id, status: signup.status }).from(signup).where(own),
		call.db
			.select({ mark: attendanceMark })
			.from(attendanceMark)
			.innerJoin(signup, eq(signup.id, attendanceMark.signupId))
			.where(and(eq(attendanceMark.sessionId, sessionId), own, standingMark(call.db))),
		call.db.select().from(attendanceStatus).orderBy(attendanceStatus.sequence),
		attendanceRulesQuery(call)
	]);
	return {
		found,
		signup: listed?.status === 'booked' ? listed : null,
		head: head?.mark ?? null,
		statuses,
		rules: new Rules(rules)
	};
}

export type OwnSession = Awaited<ReturnType<typeof ownSession>>;

/** They are received already, whatever they show now. */
export const standsAsThere = ({ statuses, head }: OwnSession) =>
	(statuses.find(({ code }) => code === head?.status)?.weight ?? 0) > 0;

/** The session of somebody on its list, whether or not it may still be marked. */
export function listed({ found, signup }: OwnSession) {
	if (!found) throw new Problem('not-found');
	if (!signup) throw new Problem('not-on-list');
	return { found, signup };
}

/** The session of somebody on its list, or the problem that keeps them from being marked there. */
export function scannable(own: OwnSession) {
	const { found } = own;
	if (!found) throw new Problem('not-found');
	const may = mayMark(stateOf(found));
	if (!may.ok) throw attendanceRefusal(may.error);
	return listed(own);
}

export const mayStillMark = ({ found }: OwnSession) =>
	found !== undefined && mayMark(stateOf(found)).ok;

const stateOf = ({ session, event }: NonNullable<OwnSession['found']>) => ({
	sealedAt: session.sealedAt,
	eventStatus: event.status
});

export type Statuses = readonly (typeof attendanceStatus.$inferSelect)[];

/** The kind of attendance that a scan gives: the agency's own for late, else the first that counts in full. */
export function statusOfScan(statuses: Statuses, moment: 'present' | 'late') {
	const found =
		(moment === 'late' ? statuses.find(({ late }) => late) : undefined) ??
		statuses.find(({ late, proof, weight }) => !late && !proof && weight === 100);
	if (!found) throw new Error('no kind of attendance counts in full');
	return found;
}
