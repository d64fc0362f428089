import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { attendanceSheet } from '#db/schema/attendance.ts';
import { visibleSession } from './attendance-visible.ts';
import { listedName, listedPeopleQuery } from './listed-people.ts';
import { standingMarksQuery } from './standing-marks.ts';

export type SheetPath = { sessionId: string; number: number };

/** A printed list row by row; who left it since has no name any more and is not marked. */
export async function sheetRows(call: Call, { sessionId, number }: SheetPath) {
	const found = await visibleSession(call.db, call, sessionId);
	const [[sheet], people, marks] = await call.readAll([
		call.db
			.select({ signupIds: attendanceSheet.signupIds })
			.from(attendanceSheet)
			.where(and(eq(attendanceSheet.sessionId, sessionId), eq(attendanceSheet.number, number))),
		listedPeopleQuery(call, found.event.id),
		standingMarksQuery(call, found.event.id)
	]);
	if (!sheet) throw new Problem('not-found');
	const known = new Map(people.map((row) => [row.signupId, row]));
	const standing = new Map(
		marks.flatMap(({ mark }) =>
			mark.sessionId === sessionId ? [[mark.signupId, mark.status]] : []
		)
	);
	const rows = sheet.signupIds.map((signupId) => {
		const row = known.get(signupId);
		return {
			signupId: row ? signupId : null,
			name: row ? listedName(row) : '',
			nip: row?.nip ?? null,
			unit: row?.unit ?? null,
			standing: standing.get(signupId) ?? null
		};
	});
	return { found, rows };
}
