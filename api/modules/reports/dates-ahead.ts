import type { GapRow } from '#api/domain/competency-gap.ts';
import { expiresOn } from '#api/domain/competency-level.ts';
import {
	addYears,
	civilDateOf,
	type CivilDate,
	type Period,
	type TimeZone
} from '#api/domain/period.ts';
import type { AwaitedTaker } from '#api/modules/assignments/index.ts';
import { competencyOf, type GapFacts } from '#api/modules/competencies/index.ts';
import type { HomePage } from './contract.ts';

type Given = {
	today: CivilDate;
	facts: GapFacts;
	rows: readonly GapRow[];
	period: Period;
	person: { contractEnd: CivilDate | null };
	/** The first of each event that lies further ahead than the next step. */
	sessions: readonly { eventId: string; course: string; startsAt: Date | null; zone: TimeZone }[];
	work: readonly AwaitedTaker[];
};

const shown = 6;
/** Of what one is expected at or hands in, so that the end of the year keeps its place. */
const duties = 4;

/** What is due or ends within a year, the nearest first: workshops, work to hand in, the JP year, assessments, the contract. */
export function datesAhead(given: Given): HomePage['dates'] {
	const { today } = given;
	return [...dutiesOf(given).slice(0, duties), ...endsOf(given)]
		.filter(({ on }) => today <= on && on <= addYears(today, 1))
		.sort(byDay)
		.slice(0, shown);
}

function dutiesOf({ sessions, work }: Given): HomePage['dates'] {
	const held = sessions.flatMap(({ eventId, course, startsAt, zone }) =>
		startsAt
			? [{ kind: 'session' as const, on: civilDateOf(startsAt, zone), about: course, id: eventId }]
			: []
	);
	const due = work.flatMap(({ assignmentId, title, dueAt, zone }) =>
		dueAt
			? [
					{
						kind: 'work-due' as const,
						on: civilDateOf(dueAt, zone),
						about: title,
						id: assignmentId
					}
				]
			: []
	);
	return [...held, ...due].sort(byDay);
}

function endsOf({ facts, rows, period, person }: Given): HomePage['dates'] {
	const proofs = rows.flatMap((row) => {
		const on = row.held.proof && expiresOn(row.held.proof, facts.levelRules);
		const about = competencyOf(facts, row.competencyId).name;
		return on ? [{ kind: 'proof-expires' as const, on, about, id: null }] : [];
	});
	const contract = person.contractEnd
		? [{ kind: 'contract-ends' as const, on: person.contractEnd, about: null, id: null }]
		: [];
	return [
		{ kind: 'period-ends' as const, on: period.to, about: null, id: null },
		...proofs,
		...contract
	];
}

const byDay = (a: { on: CivilDate }, b: { on: CivilDate }) => a.on.localeCompare(b.on);
