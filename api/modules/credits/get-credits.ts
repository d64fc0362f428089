import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { balanceOf, ledgerPeriod, serves } from '#api/domain/credit-ledger.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { addDays } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { gapFacts, gapReads, gapRowsOf, personInReach } from '#api/modules/competencies/index.ts';
import type { CreditPage, CreditQuery } from './contract.ts';
import { creditLines, decisionsOfPerson, linesQuery, type LineAnswer } from './credit-lines.ts';
import { bandsOf, targetOf } from './ledger-rules.ts';
import { person } from '#db/schema/organisation.ts';

/** The ledger of one year of one person within reach, each line with its reason. One round trip. */
export async function getCredits(
	call: Call,
	input: z.output<typeof CreditQuery> & { personId: string }
): Promise<CreditPage> {
	const personId = input.personId === 'me' ? call.me : input.personId;
	const on = input.on ?? call.today;
	const [who, entries, decisions, ...answers] = await call.readAll([
		call.db
			.select()
			.from(person)
			.where(and(eq(person.id, personId), personInReach(call, 'credit.read'))),
		linesQuery(call, personId),
		decisionsOfPerson(call, personId),
		...gapReads(call, [personId], call.today)
	]);
	const [found] = who;
	if (!found) throw new Problem('not-found');

	const facts = gapFacts(answers);
	const required = new Set(gapRowsOf(facts, personId, call.today).map((row) => row.competencyId));
	const { target, legalBasis } = targetOf(facts.rules, found.kind);
	const period = ledgerPeriod(found, target, on);
	const lines = creditLines({ entries, decisions, facts, required });
	const balance = balanceOf({
		entries: lines.map(({ entryId: id, competencies, ...line }) => ({
			...line,
			id,
			voidsId: null,
			competencyIds: competencies.map((each) => each.id)
		})),
		period,
		target,
		required,
		bands: bandsOf(facts.rules)
	});
	return {
		person: { id: found.id, name: nameWithTitles(found), own: found.id === call.actor.personId },
		balance,
		legalBasis,
		earlier: entries.some((entry) => entry.completedOn < period.from)
			? addDays(period.from, -1)
			: null,
		later: period.to < call.today ? addDays(period.to, 1) : null,
		lines: lines.filter((line) => line.completedOn >= period.from && line.completedOn <= period.to)
	};
}
