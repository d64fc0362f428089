import { and, eq, gte, inArray, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { balanceOf, ledgerPeriod, type JpBalance } from '#api/domain/credit-ledger.ts';
import type { EmploymentKind } from '#api/domain/employment.ts';
import { addYears } from '#api/domain/period.ts';
import { bandsOf, targetOf } from '#api/modules/credits/index.ts';
import type { Rules } from '#api/rules.ts';
import { creditEntry, creditState } from '#db/schema/credits.ts';
import type { Metric } from '../effect-contract.ts';
import { countedPeople } from './counted-people.ts';
import type { Trial } from './trial.ts';

type Person = { id: string; kind: EmploymentKind; contractStart: string | null };
type Entry = Awaited<ReturnType<typeof entriesOf>>[number];

/** Who reaches the yearly target, or passes the yearly limit, of one kind of employment. */
export async function targetEffect(call: Call, trial: Trial): Promise<Metric[]> {
	const kind = trial.key.slice('jp.target.'.length);
	const counts = { reached: [0, 0], passed: [0, 0], people: 0 };
	await eachBalance(call, trial, ({ kind: own, balances }) => {
		if (own !== kind) return;
		counts.people += 1;
		for (const [at, balance] of balances.entries()) {
			counts.reached[at] = (counts.reached[at] ?? 0) + (isReached(balance) ? 1 : 0);
			counts.passed[at] = (counts.passed[at] ?? 0) + (balance.over > 0 ? 1 : 0);
		}
	});
	return [
		metric('target-reached', counts.reached, counts.people),
		metric('limit-passed', counts.passed, counts.people)
	];
}

/** How many stand in each colour. */
export async function bandEffect(call: Call, trial: Trial): Promise<Metric[]> {
	const bands = ['low', 'middle', 'reached'] as const;
	const counts = { low: [0, 0], middle: [0, 0], reached: [0, 0] };
	let people = 0;
	await eachBalance(call, trial, ({ balances }) => {
		if (balances[0].band !== null) people += 1;
		for (const [at, { band }] of balances.entries()) {
			if (band !== null) counts[band][at] = (counts[band][at] ?? 0) + 1;
		}
	});
	return bands.map((band) => metric(`band-${band}`, counts[band], people));
}

const isReached = ({ target, remaining }: JpBalance) =>
	target.jp !== null && target.bound === 'at-least' && remaining === 0;

const metric = (name: Metric['metric'], [before = 0, after = 0]: number[], of: number): Metric => ({
	metric: name,
	before,
	after,
	of
});

type Balances = { kind: EmploymentKind; balances: readonly [JpBalance, JpBalance] };

async function eachBalance(call: Call, trial: Trial, tell: (row: Balances) => void) {
	for await (const people of countedPeople(call, trial.before)) {
		const entries = await entriesOf(call, people);
		const byPerson = Map.groupBy(entries, (entry) => entry.personId);
		for (const person of people) {
			const own = byPerson.get(person.id) ?? [];
			const under = (rules: Rules) => balanceUnder(call, { person, own, rules });
			tell({ kind: person.kind, balances: [under(trial.before), under(trial.after)] });
		}
	}
}

function balanceUnder(call: Call, given: { person: Person; own: Entry[]; rules: Rules }) {
	const { person, own, rules } = given;
	const { target } = targetOf(rules, person.kind);
	return balanceOf({
		entries: own.map((entry) => ({ ...entry, voidsId: null, competencyIds: [] })),
		period: ledgerPeriod(person, target, call.today),
		target,
		required: new Set(),
		bands: bandsOf(rules)
	});
}

/** A contract year reaches back less than two calendar years. */
function entriesOf(call: Call, people: readonly Person[]) {
	const ids = people.map(({ id }) => id);
	return call.db
		.select({
			id: creditEntry.id,
			personId: creditState.personId,
			jp: creditEntry.jp,
			completedOn: creditEntry.completedOn,
			state: creditState.state
		})
		.from(creditState)
		.innerJoin(creditEntry, eq(creditEntry.id, creditState.entryId))
		.where(
			and(
				inArray(creditState.personId, ids),
				ne(creditState.state, 'voided'),
				gte(creditEntry.completedOn, addYears(call.today, -2))
			)
		);
}
