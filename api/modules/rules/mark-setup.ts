import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { institution } from '#db/schema/rules.ts';
import type { SetupMark } from './contract.ts';

/** What only a person can say of the set-up: the rules were gone through, the list may go. */
export async function markSetup(call: Call, { mark }: z.output<typeof SetupMark>) {
	return call.write(`setup.${mark}`, async (tx) => {
		const now =
			mark === 'dismissed' ? { setupDismissedAt: call.now } : { rulesReviewedAt: call.now };
		await tx.update(institution).set(now).where(eq(institution.id, 'institution'));
		return {
			subject: 'institution:institution',
			after: { mark },
			result: { saved: true as const }
		};
	});
}
