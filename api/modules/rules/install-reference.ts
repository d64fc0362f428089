import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import {
	developmentForm,
	institution,
	legalStatus,
	positionClass,
	rank,
	rule
} from '#db/schema/rules.ts';
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
		const classes = input.positionClasses.map(({ order, ...row }) => ({ ...row, sequence: order }));
		const ranks = input.ranks.map(({ order, ...row }) => ({ ...row, sequence: order }));

		if (rules.length) await tx.insert(rule).values(rules);
		if (input.forms.length)
			await tx.insert(developmentForm).values(input.forms).onConflictDoNothing();
		if (classes.length) await tx.insert(positionClass).values(classes).onConflictDoNothing();
		if (ranks.length) await tx.insert(rank).values(ranks).onConflictDoNothing();
		if (input.legalStatuses.length)
			await tx.insert(legalStatus).values(input.legalStatuses).onConflictDoNothing();
		await ensureInstitution(tx, call);

		const result = {
			rules: rules.length,
			forms: input.forms.length,
			positionClasses: classes.length,
			ranks: ranks.length,
			legalStatuses: input.legalStatuses.length
		};
		return { subject: 'reference:all', after: result, result };
	});
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
