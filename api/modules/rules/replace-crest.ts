import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { institution } from '#db/schema/rules.ts';

type Crest = Pick<typeof institution.$inferSelect, 'crestSha256' | 'crestType'>;

/** The crest of pages and of papers from now on; answers what it was before. */
export async function replaceCrest(tx: Tx, call: Call, crest: Crest) {
	const mine = eq(institution.id, 'institution');
	const before = await tx
		.select({ crestSha256: institution.crestSha256 })
		.from(institution)
		.where(mine)
		.get();
	await tx
		.update(institution)
		.set({ ...crest, updatedAt: call.now })
		.where(mine);
	return before;
}
