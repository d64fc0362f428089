import { and, eq, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { enrolment } from '#db/schema/learning.ts';
import type { MyCourse } from './contract.ts';
import { myCourseOf } from './outline.ts';
import { studiesOf, studyReads, studyRulesOf } from './study.ts';

/** The caller's courses, the one studied last first. One round trip. */
export async function listMyLearning(call: Call): Promise<{ items: MyCourse[] }> {
	const mine = and(eq(enrolment.personId, call.me), ne(enrolment.status, 'left'));
	const [rules, ...answers] = await call.readAll([
		rulesQuery(call.db, call.today),
		...studyReads(call.db, mine)
	]);
	const items = studiesOf(answers, studyRulesOf(new Rules(rules))).map(myCourseOf);
	return {
		items: items.toSorted(
			(a, b) =>
				Number(a.status === 'completed') - Number(b.status === 'completed') ||
				b.lastActiveAt.localeCompare(a.lastActiveAt)
		)
	};
}
