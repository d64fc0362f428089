import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { institution } from '#db/schema/rules.ts';
import type { DataOfficerInput } from './contract.ts';

/** Who answers for personal data (UU 27/2022, Pasal 53). The audit says that it changed, not to whom. */
export async function saveDataOfficer(
	call: Call,
	{ name, email, phone }: z.output<typeof DataOfficerInput>
) {
	return call.write('institution.data-officer-changed', async (tx) => {
		const changed = await tx
			.update(institution)
			.set({
				dpoName: name || null,
				dpoEmail: email || null,
				dpoPhone: phone || null,
				updatedAt: call.now
			})
			.where(eq(institution.id, 'institution'))
			.returning({ id: institution.id });
		if (changed.length === 0) throw new Problem('not-found');
		return {
			subject: 'institution:institution',
			after: { named: name !== '' },
			result: { saved: true as const }
		};
	});
}
