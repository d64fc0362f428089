import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { institution } from '#db/schema/rules.ts';

/** Papers show the woven diamond again; issued ones keep the crest they had. */
export async function dropCrest(call: Call) {
	return call.write('institution.crest-dropped', async (tx) => {
		const mine = eq(institution.id, 'institution');
		const before = await tx
			.select({ crestSha256: institution.crestSha256 })
			.from(institution)
			.where(mine)
			.get();
		await tx
			.update(institution)
			.set({ crestSha256: null, crestType: null, updatedAt: call.now })
			.where(mine);
		return { subject: 'institution:institution', before, result: { saved: true as const } };
	});
}
