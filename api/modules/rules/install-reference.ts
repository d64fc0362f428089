import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import { evaluationForm, evaluationQuestion } from '#db/schema/evaluations.ts';
import {
	developmentForm,
	developmentFormVersion,
	institution,
	legalStatus,
	positionClass,
	positionClassVersion,
	rank,
	rule
} from '#db/schema/rules.ts';
import { attendanceStatus } from '#db/schema/workshops.ts';
import type { Reference } from './contract.ts';

/** Adds what is missing of the reference data; a rule that is there stays as the agency set it. */
export async function installReference(call: Call, input: Reference) {
	return call.write('reference.installed', async (tx) => {
		const changed = { changedBy: call.actor.id, changedAt: call.now };
		const known = await tx.selectDistinct({ key: rule.key }).from(rule);
		const missing = input.rules.filter(({ key }) => !known.some((each) => each.key === key));
		const rules = missing.map(({ note, value, ...row }) => ({
			id: call.newId('rul'),
			value: value ?? null,
			note: note ?? null,
			...row,
			...changed
		}));
		const ranks = input.ranks.map(({ order, ...row }) => ({ ...row, sequence: order }));

		if (rules.length) await tx.insert(rule).values(rules);
		await installForms(tx, call, input.forms);
		await installClasses(tx, call, input.positionClasses);
		if (ranks.length) await tx.insert(rank).values(ranks).onConflictDoNothing();
		if (input.legalStatuses.length)
			await tx.insert(legalStatus).values(input.legalStatuses).onConflictDoNothing();
		if (input.attendanceStatuses.length)
			await tx.insert(attendanceStatus).values(input.attendanceStatuses).onConflictDoNothing();
		await installEvaluations(tx, input.evaluationForms);
		await ensureInstitution(tx, call);

		const result = {
			rules: rules.length,
			forms: input.forms.length,
			positionClasses: input.positionClasses.length,
			ranks: ranks.length,
			legalStatuses: input.legalStatuses.length,
			attendanceStatuses: input.attendanceStatuses.length
		};
		return { subject: 'reference:all', after: result, result };
	});
}

/** Forms that are not there yet, each with its first version. */
async function installForms(tx: Tx, call: Call, forms: Reference['forms']) {
	const known = new Set((await tx.select().from(developmentForm)).map(({ code }) => code));
	const missing = forms.filter(({ code }) => !known.has(code));
	if (missing.length === 0) return;
	await tx.insert(developmentForm).values(
		missing.map(({ code, name, group, siasnId, siasnClass, mix }) => ({
			code,
			name,
			group,
			siasnId,
			siasnClass,
			mix
		}))
	);
	await tx.insert(developmentFormVersion).values(
		missing.map(({ code, jpMode, jpValue, cap, capPeriod, evidence, verifier, ...row }) => ({
			...{ formCode: code, jpMode, jpValue, cap, capPeriod, evidence, verifier },
			...firstVersion(call, 'dfv', row)
		}))
	);
}

/** Classes that are not there yet, each with its first level. */
async function installClasses(tx: Tx, call: Call, classes: Reference['positionClasses']) {
	const known = new Set((await tx.select().from(positionClass)).map(({ code }) => code));
	const missing = classes.filter(({ code }) => !known.has(code));
	if (missing.length === 0) return;
	await tx
		.insert(positionClass)
		.values(missing.map(({ code, name, order }) => ({ code, name, sequence: order })));
	await tx.insert(positionClassVersion).values(
		missing.map(({ code, level, ...row }) => ({
			...{ classCode: code, level },
			...firstVersion(call, 'pcv', row)
		}))
	);
}

const firstVersion = (
	call: Call,
	prefix: string,
	{ validFrom, legalBasis }: { validFrom: string; legalBasis: string }
) => ({
	id: call.newId(prefix),
	validFrom,
	legalBasis,
	changedBy: call.actor.id,
	changedAt: call.now
});

/** Sets of questions that are not there yet; one that is there stays as the agency set it. */
async function installEvaluations(tx: Tx, forms: Reference['evaluationForms']) {
	const known = new Set((await tx.select().from(evaluationForm)).map(({ code }) => code));
	const missing = forms.filter(({ code }) => !known.has(code));
	if (missing.length === 0) return;
	await tx
		.insert(evaluationForm)
		.values(missing.map(({ code, name, standard }) => ({ code, name, standard })));
	await tx
		.insert(evaluationQuestion)
		.values(
			missing.flatMap(({ code, questions }) =>
				questions.map((question, at) => ({ ...question, formCode: code, sequence: at + 1 }))
			)
		);
}

/** The agency's own row must exist; its admin fills it in. */
async function ensureInstitution(tx: Tx, call: Call) {
	await tx
		.insert(institution)
		.values({
			id: 'institution',
			name: '',
			hrUnitName: '',
			hrUnitShortName: '',
			city: '',
			timeZone: 'Asia/Makassar',
			updatedAt: call.now
		})
		.onConflictDoNothing();
}
