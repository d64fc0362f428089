import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { signatory } from '#db/schema/rules.ts';
import { auditedSignatory } from './audited-signatory.ts';
import type { SignatoryInput } from './contract.ts';
import { signatoryValues } from './signatory-values.ts';

/** Somebody who signs certificates, from a day on. The latest to begin signs. */
export async function addSignatory(call: Call, input: z.output<typeof SignatoryInput>) {
	const values = signatoryValues(input);
	return call.write('signatory.added', async (tx) => {
		const id = call.newId('sgn');
		await tx.insert(signatory).values({ id, ...values, createdAt: call.now });
		return { subject: `signatory:${id}`, after: auditedSignatory(values), result: { id } };
	});
}
