import { and, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { gapTotals } from '#api/domain/competency-gap.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import { competencyLevel } from '#db/schema/competencies.ts';
import { person } from '#db/schema/organisation.ts';
import type { GapPage } from './contract.ts';
import { gapFacts, gapReads, gapRowsOf } from './gap-source.ts';
import { gapRowOut, othersOf } from './gap-page.ts';
import { levelNamesOf } from './level-rules.ts';
import { askedCompetencies, offersIn, offersRead, recommendFrom } from './offers.ts';
import { personInReach } from './visible.ts';

/** *Kompetensi saya*, and the same page of a person within reach. One round trip. */
export async function getGap(
	call: Call,
	input: { personId: string; asOf?: string | undefined }
): Promise<GapPage> {
	const personId = input.personId === 'me' ? call.me : input.personId;
	const asOf = input.asOf ?? call.today;
	const [who, offered, meanings, ...answers] = await call.readAll([
		call.db
			.select()
			.from(person)
			.where(and(eq(person.id, personId), personInReach(call, 'gap.read'))),
		offersRead(call, personId, asOf),
		meaningsRead(call, personId, asOf),
		...gapReads(call, [personId], asOf)
	]);
	const [found] = who;
	if (!found) throw new Problem('not-found');

	const facts = gapFacts(answers);
	const offers = offersIn(offered);
	const rows = gapRowsOf(facts, personId, asOf);
	const recommendations = recommendFrom(facts, rows, offers);
	return {
		person: {
			id: found.id,
			name: nameWithTitles(found),
			nip: found.nip,
			own: found.id === call.actor.personId
		},
		asOf,
		positions: facts.positions.map(({ appointmentId, position, unit, assignment }) => ({
			appointmentId,
			position,
			unit,
			assignment
		})),
		totals: gapTotals(rows),
		courseCeiling: facts.levelRules.courseCeiling,
		levelNames: levelNamesOf(facts.rules),
		rows: rows.map((row) => gapRowOut(row, { asOf, facts, offers, recommendations, meanings })),
		others: othersOf(facts, rows, asOf)
	};
}

/** What the levels mean, in the words of the competency dictionary. */
function meaningsRead(call: Call, personId: string, asOf: string) {
	return call.db
		.select({
			competencyId: competencyLevel.competencyId,
			level: competencyLevel.level,
			description: competencyLevel.description
		})
		.from(competencyLevel)
		.where(inArray(competencyLevel.competencyId, askedCompetencies(call, personId, asOf)));
}
