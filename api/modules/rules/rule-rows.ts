/** Rows of the table `rule` as a page shows them, with the name of who entered them. */
import { asc, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { versionState } from '#api/domain/validity.ts';
import { nameParts } from '#db/name-parts.ts';
import { person } from '#db/schema/organisation.ts';
import { rule } from '#db/schema/rules.ts';
import type { RuleRow } from './rule-contract.ts';

export function ruleRowsQuery(call: Call, key?: string) {
	return call.db
		.select({
			row: rule,
			who: nameParts
		})
		.from(rule)
		.leftJoin(person, eq(person.id, rule.changedBy))
		.where(key === undefined ? undefined : eq(rule.key, key))
		.orderBy(asc(rule.key), desc(rule.validFrom), desc(rule.changedAt), desc(rule.id));
}
type Answer = Awaited<ReturnType<typeof ruleRowsQuery>>[number];

export function ruleRowOut(call: Call, { row, who }: Answer): z.output<typeof RuleRow> {
	const { id, value, validFrom, validTo, legalBasis, note, changedAt } = row;
	return {
		ruleId: id,
		value,
		validFrom,
		validTo,
		legalBasis,
		note,
		state: versionState(row, call.today),
		changedAt: changedAt.toISOString(),
		changedBy: who ? nameWithTitles(who) : null
	};
}
