import type { Call } from '#api/call.ts';
import {
	gapFacts,
	gapReads,
	gapRowsOf,
	levelRulesOf,
	type GapFacts
} from '#api/modules/competencies/index.ts';
import type { Rules } from '#api/rules.ts';
import type { Metric } from '../effect-contract.ts';
import { countedPeople } from './counted-people.ts';
import type { Trial } from './trial.ts';

/** Gaps that would open or close when other proof counts. */
export const levelEffect = (call: Call, { before, after }: Trial): Promise<Metric[]> =>
	gapEffect(call, before, (facts) => ({ ...facts, levelRules: levelRulesOf(after) }));

/** The one gap of everybody, as it is and with something tried out. */
export async function gapEffect(
	call: Call,
	rules: Rules,
	tried: (facts: GapFacts) => GapFacts
): Promise<Metric[]> {
	const count = { rows: 0, open: [0, 0], opened: 0, closed: 0, people: 0, short: [0, 0] };
	for await (const people of countedPeople(call, rules)) {
		const ids = people.map(({ id }) => id);
		const facts = gapFacts(await call.readAll(gapReads(call, ids, call.today)));
		const change = tried(facts);
		for (const id of ids) add(count, openOf(facts, id, call.today), openOf(change, id, call.today));
	}
	const { rows, open, short, people } = count;
	return [
		{ metric: 'open-gaps', before: open[0] ?? 0, after: open[1] ?? 0, of: rows },
		{ metric: 'gaps-opened', before: null, after: count.opened, of: null },
		{ metric: 'gaps-closed', before: null, after: count.closed, of: null },
		{ metric: 'people-with-gaps', before: short[0] ?? 0, after: short[1] ?? 0, of: people }
	];
}

type Open = Map<string, boolean>;
type Count = {
	rows: number;
	open: number[];
	opened: number;
	closed: number;
	people: number;
	short: number[];
};

const openOf = (facts: GapFacts, personId: string, on: string): Open =>
	new Map(gapRowsOf(facts, personId, on).map((row) => [row.competencyId, row.gap > 0]));

function add(count: Count, before: Open, after: Open) {
	count.people += 1;
	count.rows += before.size;
	for (const [at, open] of [before, after].entries()) {
		const many = [...open.values()].filter(Boolean).length;
		count.open[at] = (count.open[at] ?? 0) + many;
		count.short[at] = (count.short[at] ?? 0) + (many > 0 ? 1 : 0);
	}
	for (const [competencyId, open] of after) {
		const was = before.get(competencyId) ?? false;
		if (open && !was) count.opened += 1;
		if (!open && was) count.closed += 1;
	}
}
