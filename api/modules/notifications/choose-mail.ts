import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { notificationPreference } from '#db/schema/notifications.ts';
import type { MailPreference } from './contract.ts';

/** What the caller wants to receive by mail; mail about the safety of the account comes anyway. */
export async function chooseMail(call: Call, { mail }: z.output<typeof MailPreference>) {
	const personId = call.me;
	return call.write('mail.chosen', async (tx) => {
		const before = await tx
			.select({ mail: notificationPreference.mail })
			.from(notificationPreference)
			.where(eq(notificationPreference.personId, personId))
			.get();
		const values = { mail, updatedAt: call.now };
		await tx
			.insert(notificationPreference)
			.values({ personId, ...values })
			.onConflictDoUpdate({ target: notificationPreference.personId, set: values });
		return {
			subject: `person:${personId}`,
			before: before ?? null,
			after: { mail },
			result: { done: true as const }
		};
	});
}
