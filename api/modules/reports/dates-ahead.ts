import type { GapRow } from '#api/domain/competency-gap.ts';
import { expiresOn } from '#api/domain/competency-level.ts';
import { addYears, type CivilDate, type Period } from '#api/domain/period.ts';
import { competencyOf, type GapFacts } from '#api/modules/competencies/index.ts';
import type { HomePage } from './contract.ts';

type Given = {
	today: CivilDate;
	facts: GapFacts;
	rows: readonly GapRow[];
	period: Period;
	person: { contractEnd: CivilDate | null };
};

/** What comes to an end within a year, the nearest first: the JP year, assessments, the contract. */
export function datesAhead({ today, facts, rows, period, person }: Given): HomePage['dates'] {
	const proofs = rows.flatMap((row) => {
		const on = row.held.proof && expiresOn(row.held.proof, facts.levelRules);
		const about = competencyOf(facts, row.competencyId).name;
		return on ? [{ kind: 'proof-expires' as const, on, about }] : [];
	});
	const contract = person.contractEnd
		? [{ kind: 'contract-ends' as const, on: person.contractEnd, about: null }]
		: [];
	return [{ kind: 'period-ends' as const, on: period.to, about: null }, ...proofs, ...contract]
		.filter(({ on }) => today <= on && on <= addYears(today, 1))
		.sort((a, b) => a.on.localeCompare(b.on))
		.slice(0, 5);
}
