/** One claim as the desk shows it: columns, joins and the shape that leaves the API. */
import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { nameParts } from '#db/name-parts.ts';
import { course } from '#db/schema/catalogue.ts';
import { creditEntry, creditState, pastTraining } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { developmentForm } from '#db/schema/rules.ts';
import { completionOfEntry, creditTitle, trainingOfEntry } from './credit-title.ts';
import type { ClaimRow } from './contract.ts';

/** Claims with everything a row needs; the caller adds conditions and order. */
export function claimsQuery(call: Call) {
	return call.db
		.select({
			entryId: creditState.entryId,
			state: creditState.state,
			submittedAt: creditState.submittedAt,
			personId: person.id,
			...nameParts,
			nip: person.nip,
			unit: unit.name,
			title: creditTitle.as('title'),
			form: developmentForm.name,
			jp: creditEntry.jp,
			completedOn: creditEntry.completedOn,
			reason: creditEntry.reason,
			sourceType: creditEntry.sourceType,
			sourceId: creditEntry.sourceId,
			enrolmentId: completion.enrolmentId,
			provider: sql<string | null>`coalesce(course.provider, past_training.provider)`.as(
				'provider'
			),
			certificateNumber: pastTraining.certificateNumber
		})
		.from(creditState)
		.innerJoin(creditEntry, eq(creditEntry.id, creditState.entryId))
		.innerJoin(person, eq(person.id, creditState.personId))
		.innerJoin(developmentForm, eq(developmentForm.code, creditEntry.formCode))
		.leftJoin(unit, eq(unit.id, creditState.unitId))
		.leftJoin(completion, completionOfEntry)
		.leftJoin(course, eq(course.id, completion.courseId))
		.leftJoin(pastTraining, trainingOfEntry)
		.$dynamic();
}

export type ClaimAnswer = Awaited<ReturnType<typeof claimsQuery>>[number];

export function claimRow(call: Call, row: ClaimAnswer): z.output<typeof ClaimRow> {
	const { entryId, state, unit: unitName, title, form, jp, completedOn, submittedAt } = row;
	return {
		entryId,
		state,
		person: { id: row.personId, name: nameWithTitles(row), nip: row.nip },
		unit: unitName,
		title,
		form,
		jp,
		completedOn,
		submittedAt: submittedAt.toISOString(),
		ageDays: daysSince(call, submittedAt),
		own: row.personId === call.actor.personId
	};
}

const daysSince = (call: Call, at: Date) =>
	Math.round((Date.parse(call.today) - Date.parse(civilDateOf(at, call.zone))) / 86_400_000);
