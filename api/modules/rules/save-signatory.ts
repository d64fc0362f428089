import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { signatory } from '#db/schema/rules.ts';
import { auditedSignatory } from './audited-signatory.ts';
import type { SignatoryInput } from './contract.ts';
import { signatoryValues } from './signatory-values.ts';

/** Corrects or ends a signatory. Issued certificates keep what they say. */
export async function saveSignatory(
	call: Call,
	input: z.output<typeof SignatoryInput> & { signatoryId: string }
) {
	const values = signatoryValues(input);
	return call.write('signatory.changed', async (tx) => {
		const mine = eq(signatory.id, input.signatoryId);
		const before = await tx.select().from(signatory).where(mine).get();
		if (!before) throw new Problem('not-found');
		await tx.update(signatory).set(values).where(mine);
		return {
			subject: `signatory:${before.id}`,
			before: auditedSignatory(before),
			after: auditedSignatory(values),
			result: { id: before.id }
		};
	});
}
