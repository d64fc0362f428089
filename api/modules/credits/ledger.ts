import type { Call } from '#api/call.ts';
import { balanceOf, ledgerPeriod } from '#api/domain/credit-ledger.ts';
import type { EmploymentKind } from '#api/domain/employment.ts';
import type { CivilDate } from '#api/domain/period.ts';
import { gapRowsOf, type GapFacts } from '#api/modules/competencies/index.ts';
import { creditLines, type DecisionAnswer, type LineAnswer } from './ledger-lines.ts';
import { bandsOf, targetOf } from './ledger-rules.ts';

type Given = {
	call: Call;
	person: { id: string; kind: EmploymentKind; contractStart: CivilDate | null };
	entries: readonly LineAnswer[];
	decisions: readonly DecisionAnswer[];
	facts: GapFacts;
	/** Any day of the year that is asked for. */
	on: CivilDate;
};

/** One person's lines, and the balance of the year that holds `on`. */
export function ledgerOf({ call, person, entries, decisions, facts, on }: Given) {
	const required = new Set(gapRowsOf(facts, person.id, call.today).map((row) => row.competencyId));
	const own = entries.filter((entry) => entry.personId === person.id);
	const lines = creditLines({ entries: own, decisions, facts, required });
	const { target, legalBasis } = targetOf(facts.rules, person.kind);
	const balance = balanceOf({
		entries: lines.map(({ entryId, competencies, ...line }) => ({
			...line,
			id: entryId,
			voidsId: null,
			competencyIds: competencies.map((each) => each.id)
		})),
		period: ledgerPeriod(person, target, on),
		target,
		required,
		bands: bandsOf(facts.rules)
	});
	return { balance, legalBasis, lines };
}
