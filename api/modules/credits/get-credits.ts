import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isWithinPeriod } from '#api/domain/credit-ledger.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { addDays } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { gapFacts, gapReads, personInReach } from '#api/modules/competencies/index.ts';
import { person } from '#db/schema/organisation.ts';
import type { CreditPage, CreditQuery } from './contract.ts';
import { decisionsOfPerson, linesQuery } from './ledger-lines.ts';
import { ledgerOf } from './ledger.ts';

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
		linesQuery(call, [personId]),
		decisionsOfPerson(call, personId),
		...gapReads(call, [personId], call.today)
	]);
	const [found] = who;
	if (!found) throw new Problem('not-found');

	const facts = gapFacts(answers);
	const ledger = ledgerOf({ call, person: found, entries, decisions, facts, on });
	const { period } = ledger.balance;
	return {
		person: { id: found.id, name: nameWithTitles(found), own: found.id === call.actor.personId },
		balance: ledger.balance,
		legalBasis: ledger.legalBasis,
		earlier: entries.some((entry) => entry.completedOn < period.from)
			? addDays(period.from, -1)
			: null,
		later: period.to < call.today ? addDays(period.to, 1) : null,
		lines: ledger.lines.filter((line) => isWithinPeriod(line.completedOn, period))
	};
}
