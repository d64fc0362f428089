import { inArray } from 'drizzle-orm';
import { Problem, type FieldError } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { competency } from '#db/schema/competencies.ts';
import { position } from '#db/schema/organisation.ts';
import { developmentForm } from '#db/schema/rules.ts';
import type { Facts } from './contract.ts';

/** Forms, competencies and positions must be those of the agency; each wrong one is named where it stands. */
export async function refuseUnknownCodes(tx: Tx, facts: Facts) {
	const forms = await tx
		.select({ code: developmentForm.code })
		.from(developmentForm)
		.where(inArray(developmentForm.code, [facts.formCode]));
	const competencies = await tx
		.select({ code: competency.code })
		.from(competency)
		.where(inArray(competency.code, ['', ...facts.competencies.map(({ code }) => code)]));
	const positions = await tx
		.select({ code: position.code })
		.from(position)
		.where(inArray(position.code, ['', ...facts.positionCodes]));

	const known = (rows: { code: string }[], code: string) => rows.some((row) => row.code === code);
	const unknown = (pointer: string, code: string): FieldError => ({
		pointer,
		code: 'unknown_code',
		params: { code }
	});
	const errors = [
		...(known(forms, facts.formCode) ? [] : [unknown('/formCode', facts.formCode)]),
		...facts.competencies.flatMap(({ code }, at) =>
			known(competencies, code) ? [] : [unknown(`/competencies/${at}/code`, code)]
		),
		...facts.positionCodes.flatMap((code, at) =>
			known(positions, code) ? [] : [unknown(`/positionCodes/${at}`, code)]
		)
	];
	if (errors.length > 0) throw new Problem('invalid-input', { errors });
}
