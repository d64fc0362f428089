import type { Call } from '#api/call.ts';
import { gapFacts, gapReads, gapRowsOf } from './gap-source.ts';
import { reasonOut } from './gap-page.ts';
import { offersIn, offersRead, recommendFrom } from './offers.ts';

/** Courses for the caller's own gaps, best first, each with its reasons. One round trip. */
export async function recommendedCourses(call: Call) {
	const personId = call.me;
	const [offered, ...answers] = await call.readAll([
		offersRead(call, personId, call.today),
		...gapReads(call, [personId], call.today)
	]);
	const facts = gapFacts(answers);
	const rows = gapRowsOf(facts, personId, call.today);
	return recommendFrom(facts, rows, offersIn(offered)).map(({ reasons, ...course }) => ({
		...course,
		reasons: reasons.map((reason) => reasonOut(reason, facts))
	}));
}
