import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { institution } from '#db/schema/rules.ts';
import type { Institution } from './contract.ts';

/** The agency's names, place and zone. Issued certificates keep the old ones. */
export async function saveInstitution(call: Call, input: z.output<typeof Institution>) {
	return call.write('institution.changed', async (tx) => {
		const mine = eq(institution.id, 'institution');
		const before = await tx
			.select({
				name: institution.name,
				hrUnitName: institution.hrUnitName,
				hrUnitShortName: institution.hrUnitShortName,
				city: institution.city,
				timeZone: institution.timeZone
			})
			.from(institution)
			.where(mine)
			.get();
		await tx
			.insert(institution)
			.values({ id: 'institution', ...input, updatedAt: call.now })
			.onConflictDoUpdate({ target: institution.id, set: { ...input, updatedAt: call.now } });
		return {
			subject: 'institution:institution',
			before,
			after: input,
			result: { saved: true as const }
		};
	});
}
