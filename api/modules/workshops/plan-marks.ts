import { and, asc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { planReport } from '#api/domain/report-plan.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { person } from '#db/schema/organisation.ts';
import { attendanceMark, attendanceStatus, signup } from '#db/schema/workshops.ts';
import type { SessionId } from './attendance-contract.ts';
import { standingMark } from './attendance-facts.ts';
import type { MarkPlan, ReportGiven } from './hall-contract.ts';
import { markableSession } from './markable.ts';

type Given = z.output<typeof SessionId> & z.output<typeof ReportGiven>;
const keys = ['kehadiran.daring_hadir_persen', 'kehadiran.daring_terlambat_persen'];

/** What the lines of a report would mark at a session, each with whom it is taken for. Nothing is written. */
export async function planMarks(
	call: Call,
	{ sessionId, mapping, rows }: Given
): Promise<z.output<typeof MarkPlan>> {
	const { session, event } = await markableSession(call.db, call, sessionId);
	const [people, marks, statuses, ruleRows] = await call.readAll([
		call.db
			.select({
				signupId: signup.id,
				name: sql<string>`coalesce(${person.name}, ${signup.guestName})`,
				nip: person.nip,
				email: person.email
			})
			.from(signup)
			.leftJoin(person, eq(person.id, signup.personId))
			.where(and(eq(signup.eventId, event.id), eq(signup.status, 'booked')))
			.orderBy(sql`2 collate nocase`, asc(signup.id)),
		call.db
			.select({ signupId: attendanceMark.signupId, status: attendanceMark.status })
			.from(attendanceMark)
			.where(and(eq(attendanceMark.sessionId, sessionId), standingMark(call.db))),
		call.db.select().from(attendanceStatus).orderBy(asc(attendanceStatus.sequence)),
		rulesQuery(call.db, call.today, keys)
	]);
	const rules = new Rules(ruleRows);
	const standing = new Map(marks.map(({ signupId, status }) => [signupId, status]));
	const items = planReport({
		rows,
		mapping,
		listed: people,
		statuses,
		standing,
		session,
		rules: {
			presentPercent: rules.number('kehadiran.daring_hadir_persen').value,
			latePercent: rules.number('kehadiran.daring_terlambat_persen').value
		}
	});
	const found = new Set(items.map(({ signupId }) => signupId));
	return {
		items,
		people: people.map(({ signupId, name, nip }) => ({
			signupId,
			name,
			nip,
			standing: standing.get(signupId) ?? null
		})),
		missing: people.filter(({ signupId }) => !found.has(signupId)).map(({ name }) => name),
		statuses: statuses.map(({ code, name }) => ({ code, name }))
	};
}
