import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { session, user } from '#db/schema/identity.ts';
import { endOpenLinks } from './end-open-links.ts';
import { refuseLastAdmin } from './refuse-last-admin.ts';

/** Ends every session and open link of a person, and refuses to lock the agency out. */
export async function stopAccount(tx: Tx, call: Call, personId: string) {
	await refuseLastAdmin(tx, { personId });
	const account = await tx
		.select({ id: user.id })
		.from(user)
		.where(eq(user.personId, personId))
		.get();
	if (!account) return;
	await tx.delete(session).where(eq(session.userId, account.id));
	await endOpenLinks(tx, { userId: account.id, now: call.now });
}
