import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { insertMany } from '#db/many-rows.ts';
import type { Call } from '#api/call.ts';
import { hoursOf, type FormRule, type HoursReason } from '#api/domain/credit-hours.ts';
import { creditDecision, creditEntry } from '#db/schema/credits.ts';
import { hoursCounted } from './hours-counted.ts';
import type { NewCredit, PostedCredit } from './contract.ts';
import { formRules } from './form-rules.ts';
import { refreshStates } from './refresh-states.ts';

/** Rows a turn: what a statement is told stays within bounds. */
const batchSize = 1_000;

/**
 * Posts activities to the ledger, each with the JP that its form's rule gives and how that came about.
 * A source that already has a live entry is left alone.
 */
export async function postCredits(
	tx: Tx,
	call: Call,
	credits: readonly NewCredit[]
): Promise<PostedCredit[]> {
	if (credits.length === 0) return [];
	const rate = (await call.rules()).number('jp.menit_per_jp');
	const forms = await formRules(tx);
	const counted = await hoursCounted(tx, credits, forms);
	const posted: PostedCredit[] = [];

	for (let from = 0; from < credits.length; from += batchSize) {
		const batch = await unposted(tx, credits.slice(from, from + batchSize));
		const units = await unitsOf(tx, call, batch);
		const rows = batch.map((credit) => {
			const form = forms(credit.formCode, credit.completedOn) ?? unknownForm(credit.formCode);
			const reason = reasonOf(credit, form, rate.value, counted.before(credit));
			counted.add(credit, reason.jp);
			return { credit, form, ...reason, id: call.newId('crd') };
		});
		await insertEntries(tx, call, { rows, units, ruleId: rate.ruleId });
		posted.push(
			...rows.map(({ id, credit, jp }) => ({ entryId: id, sourceId: credit.sourceId, jp }))
		);
	}
	return posted;
}

/** Hours that cannot be known count 0 and say so: a completion is never lost for want of a number. */
function reasonOf(
	credit: NewCredit,
	form: FormRule,
	minutesPerJp: number,
	alreadyCounted: number
): { jp: number; reason: HoursReason } {
	const hours = hoursOf(form, { ...credit, alreadyCounted }, minutesPerJp);
	const unknown = { jp: 0, basis: 'unknown' as const, units: 0, rate: 0, cappedBy: null };
	const { jp, ...how } = hours.ok ? hours.value : unknown;
	return { jp, reason: { ...how, minutesPerJp, form } };
}

type Row = { credit: NewCredit; id: string; jp: number; reason: HoursReason };

async function insertEntries(
	tx: Tx,
	call: Call,
	given: { rows: Row[]; units: Map<string, string>; ruleId: string }
) {
	const { rows, units, ruleId } = given;
	if (rows.length === 0) return;
	await insertMany(
		tx,
		creditEntry,
		rows.map(({ credit, id, jp, reason }) => ({
			id,
			personId: credit.personId,
			sourceType: credit.sourceType,
			sourceId: credit.sourceId,
			formCode: credit.formCode,
			jp,
			unitId: units.get(credit.personId) ?? null,
			completedOn: credit.completedOn,
			ruleId,
			reason,
			createdBy: call.actor.id,
			createdAt: call.now
		}))
	);
	const verified = rows.filter(({ credit }) => credit.verified);
	await insertMany(
		tx,
		creditDecision,
		verified.map(({ id }) => ({
			id: call.newId('crv'),
			entryId: id,
			decision: 'verified' as const,
			decidedBy: call.actor.id,
			decidedAt: call.now
		}))
	);
	await refreshStates(
		tx,
		rows.map(({ id }) => id)
	);
}

/** Those without a live entry of the same source, each source once. */
async function unposted(tx: Tx, credits: readonly NewCredit[]) {
	const keyOf = (source: { sourceType: string; sourceId: string }) =>
		`${source.sourceType}:${source.sourceId}`;
	const ids = JSON.stringify(credits.map((credit) => credit.sourceId));
	const live = await tx.all<{ sourceType: string; sourceId: string }>(sql`
		select source_type as sourceType, source_id as sourceId from credit_entry e
		where e.source_id in (select value from json_each(${ids})) and e.voids_id is null
			and not exists (select 1 from credit_entry v where v.voids_id = e.id)`);
	const seen = new Set(live.map(keyOf));
	return credits.filter((credit) => !seen.has(keyOf(credit)) && seen.add(keyOf(credit)));
}

/** Where each person works today, the definitive appointment first. */
async function unitsOf(tx: Tx, call: Call, credits: readonly NewCredit[]) {
	const ids = JSON.stringify(credits.map((credit) => credit.personId));
	const today = call.today;
	const rows = await tx.all<{ personId: string; unitId: string }>(sql`
		select person_id as personId, unit_id as unitId from appointment
		where person_id in (select value from json_each(${ids}))
		order by (valid_from <= ${today} and (valid_to is null or valid_to >= ${today})),
			kind = 'D', valid_from, id`);
	return new Map(rows.map((row) => [row.personId, row.unitId]));
}

const unknownForm = (code: string): FormRule => ({
	code,
	mode: 'manual',
	value: null,
	cap: null,
	capPeriod: null
});
