import { and, count, eq, gte } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { calendarYearOf } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { course } from '#db/schema/catalogue.ts';
import { creditEntry } from '#db/schema/credits.ts';
import { developmentForm } from '#db/schema/rules.ts';
import { formVersionsQuery, versionOut } from './reference-rows.ts';

/** One form with all its versions, and what rests on it. One round trip. */
export async function getForm(call: Call, { code }: { code: string }) {
	const [[form], versions, [courses], [entries]] = await call.readAll([
		call.db.select().from(developmentForm).where(eq(developmentForm.code, code)),
		formVersionsQuery(call, code),
		call.db
			.select({ many: count() })
			.from(course)
			.where(and(eq(course.formCode, code), eq(course.status, 'published'))),
		call.db
			.select({ many: count() })
			.from(creditEntry)
			.where(
				and(
					eq(creditEntry.formCode, code),
					gte(creditEntry.completedOn, calendarYearOf(call.today).from)
				)
			)
	]);
	if (!form) throw new Problem('not-found');
	const { name, group, siasnId, mix } = form;
	return {
		form: { code, name, group, siasnId, mix },
		versions: versions.map((each) => versionOut(call, each)),
		courses: courses?.many ?? 0,
		entries: entries?.many ?? 0,
		today: call.today
	};
}
