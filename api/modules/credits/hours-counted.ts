import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { NewCredit } from './contract.ts';
import type { FormRules } from './form-rules.ts';

/** JP already counted of forms whose cap spans several activities of a month or a year. */
export async function hoursCounted(tx: Tx, credits: readonly NewCredit[], forms: FormRules) {
	const capped = credits.filter((credit) => spanOf(credit, forms) !== null);
	const totals = new Map<string, number>();
	const add = (entry: Pick<NewCredit, 'personId' | 'formCode' | 'completedOn'>, jp: number) => {
		const key = keyOf(entry, forms);
		if (key) totals.set(key, (totals.get(key) ?? 0) + jp);
	};
	for (const entry of capped.length > 0 ? await liveEntries(tx, capped) : []) add(entry, entry.jp);

	return {
		add,
		before: (credit: NewCredit) => totals.get(keyOf(credit, forms) ?? '') ?? 0
	};
}

type Entry = Pick<NewCredit, 'personId' | 'formCode' | 'completedOn'> & { jp: number };

const liveEntries = (tx: Tx, credits: readonly NewCredit[]) =>
	tx.all<Entry>(sql`
		select e.person_id as personId, e.form_code as formCode, e.completed_on as completedOn, e.jp
		from credit_entry e join credit_state s on s.entry_id = e.id
		where e.person_id in (
			select value from json_each(${JSON.stringify(credits.map((credit) => credit.personId))})
		) and s.state not in ('rejected', 'voided')`);

function keyOf(entry: Pick<NewCredit, 'personId' | 'formCode' | 'completedOn'>, forms: FormRules) {
	const span = spanOf(entry, forms);
	if (span === null) return null;
	return `${entry.personId} ${entry.formCode} ${entry.completedOn.slice(0, span)}`;
}

/** How much of a date names the cap's period: the year, or year and month. */
function spanOf(
	{ formCode, completedOn }: Pick<NewCredit, 'formCode' | 'completedOn'>,
	forms: FormRules
) {
	const period = forms(formCode, completedOn)?.capPeriod;
	if (period === 'year') return 'YYYY'.length;
	return period === 'month' ? 'YYYY-MM'.length : null;
}
