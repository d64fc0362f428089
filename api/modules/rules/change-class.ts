import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { versionOn } from '#api/domain/validity.ts';
import { Problem } from '#api/http/problem.ts';
import { positionClassVersion } from '#db/schema/rules.ts';
import { placeOf } from './place.ts';
import type { ClassChange } from './reference-contract.ts';

type Input = z.output<typeof ClassChange> & { code: string };

/** A new level of a class of positions, from today or a later day on. */
export async function changeClass(call: Call, { code, ...given }: Input) {
	return call.write('position-class.changed', async (tx) => {
		const mine = eq(positionClassVersion.classCode, code);
		const versions = await tx.select().from(positionClassVersion).where(mine);
		if (versions.length === 0) throw new Problem('not-found');
		const { validTo, endings } = placeOf(call, versions, given.validFrom);
		for (const end of endings) {
			const ended = eq(positionClassVersion.id, end.id);
			await tx.update(positionClassVersion).set({ validTo: end.validTo }).where(ended);
		}

		const versionId = call.newId('pcv');
		await tx.insert(positionClassVersion).values({
			...given,
			id: versionId,
			classCode: code,
			validTo,
			note: given.note || null,
			changedBy: call.actor.id,
			changedAt: call.now
		});
		return {
			subject: `position-class:${code}`,
			before: versionOn(versions, call.today),
			after: { versionId, ...given },
			result: { versionId }
		};
	});
}
