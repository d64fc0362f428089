import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { versionOn } from '#api/domain/validity.ts';
import { Problem } from '#api/http/problem.ts';
import { developmentFormVersion } from '#db/schema/rules.ts';
import { placeOf } from './place.ts';
import type { FormChange } from './reference-contract.ts';

type Input = z.output<typeof FormChange> & { code: string };

/** A new JP rule of a form, from today or a later day on. Entries already posted keep the version that made them. */
export async function changeForm(call: Call, { code, ...given }: Input) {
	refuseHalf(given);

	return call.write('development-form.changed', async (tx) => {
		const mine = eq(developmentFormVersion.formCode, code);
		const versions = await tx.select().from(developmentFormVersion).where(mine);
		if (versions.length === 0) throw new Problem('not-found');
		const { validTo, endings } = placeOf(call, versions, given.validFrom);
		for (const end of endings) {
			const ended = eq(developmentFormVersion.id, end.id);
			await tx.update(developmentFormVersion).set({ validTo: end.validTo }).where(ended);
		}

		const versionId = call.newId('dfv');
		await tx.insert(developmentFormVersion).values({
			...given,
			id: versionId,
			formCode: code,
			validTo,
			note: given.note || null,
			changedBy: call.actor.id,
			changedAt: call.now
		});
		return {
			subject: `development-form:${code}`,
			before: versionOn(versions, call.today),
			after: { versionId, ...given },
			result: { versionId }
		};
	});
}

/** A value needs its number, and a cap its period. */
function refuseHalf({ jpMode, jpValue, cap, capPeriod }: z.output<typeof FormChange>) {
	const refuse = (pointer: string) =>
		new Problem('invalid-input', { errors: [{ pointer, code: 'required' }] });
	if (jpMode.startsWith('per_') && jpValue === null) throw refuse('/jpValue');
	if (cap !== null && capPeriod === null) throw refuse('/capPeriod');
	if (cap === null && capPeriod !== null) throw refuse('/cap');
}
