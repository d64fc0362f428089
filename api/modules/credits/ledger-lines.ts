/** A person's live ledger entries as lines that explain themselves. */
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { GapFacts } from '#api/modules/competencies/index.ts';
import { course } from '#db/schema/catalogue.ts';
import { certificate } from '#db/schema/certificates.ts';
import { creditDecision, creditEntry, creditState, pastTraining } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';
import { developmentForm } from '#db/schema/rules.ts';
import { completionOfEntry, creditTitle, trainingOfEntry } from './credit-title.ts';
import type { CreditPage } from './contract.ts';
import { decisionRow, decisionsQuery } from './decision-rows.ts';

export function linesQuery(call: Call, people: readonly string[]) {
	return call.db
		.select({
			entryId: creditEntry.id,
			personId: creditState.personId,
			title: creditTitle.as('title'),
			sourceType: creditEntry.sourceType,
			sourceId: creditEntry.sourceId,
			form: { code: developmentForm.code, name: developmentForm.name },
			legalBasis: basisOfVersion.as('basis'),
			jp: creditEntry.jp,
			completedOn: creditEntry.completedOn,
			state: creditState.state,
			reason: creditEntry.reason,
			certificateId: certificate.id
		})
		.from(creditState)
		.innerJoin(creditEntry, eq(creditEntry.id, creditState.entryId))
		.innerJoin(developmentForm, eq(developmentForm.code, creditEntry.formCode))
		.leftJoin(completion, completionOfEntry)
		.leftJoin(course, eq(course.id, completion.courseId))
		.leftJoin(pastTraining, trainingOfEntry)
		.leftJoin(
			certificate,
			and(
				eq(certificate.sourceType, creditEntry.sourceType),
				eq(certificate.sourceId, creditEntry.sourceId)
			)
		)
		.where(and(inArray(creditState.personId, [...people]), ne(creditState.state, 'voided')))
		.orderBy(desc(creditEntry.completedOn), asc(creditEntry.id));
}

/** Of the version that made the entry; entries older than versions rest on the first. */
const basisOfVersion = sql<string>`coalesce(
	(select v.legal_basis from development_form_version v
		where v.id = json_extract(credit_entry.reason, '$.form.versionId')),
	(select v.legal_basis from development_form_version v
		where v.form_code = credit_entry.form_code order by v.valid_from limit 1), '')`;

export type LineAnswer = Awaited<ReturnType<typeof linesQuery>>[number];

export type DecisionAnswer = Awaited<ReturnType<typeof decisionsOfPerson>>[number];

export const decisionsOfPerson = (call: Call, personId: string) =>
	decisionsQuery(call).where(
		sql`${creditDecision.entryId} in (select entry_id from credit_state where person_id = ${personId})`
	);

type Given = {
	entries: readonly LineAnswer[];
	decisions: readonly DecisionAnswer[];
	facts: GapFacts;
	required: ReadonlySet<string>;
};

export function creditLines({ entries, decisions, facts, required }: Given): CreditPage['lines'] {
	const decisionsOf = Map.groupBy(decisions, (row) => row.entryId);
	const proofsOf = Map.groupBy(facts.proofs, (row) => `${row.sourceType}:${row.sourceId}`);
	return entries.map(({ sourceId, personId: _, ...entry }) => {
		const proofs = proofsOf.get(`${entry.sourceType}:${sourceId}`) ?? [];
		const competencies = proofs.map((proof) => ({
			id: proof.competencyId,
			code: proof.code,
			name: proof.competency,
			level: proof.level,
			required: required.has(proof.competencyId)
		}));
		return {
			...entry,
			competencies,
			served: competencies.some((each) => each.required),
			decisions: (decisionsOf.get(entry.entryId) ?? []).map(decisionRow)
		};
	});
}

/** Entries that HR sent back to their owner. */
export const returnedOf = (entries: readonly LineAnswer[]) =>
	entries
		.filter((entry) => entry.state === 'returned')
		.map(({ entryId, title }) => ({ entryId, title }));
