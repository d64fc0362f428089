import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { user } from '#db/schema/identity.ts';

/** Remembers the language of the caller's account. */
export async function changeLocale(call: Call, { locale }: { locale: 'id' | 'en' }) {
	return call.write('locale.changed', async (tx) => {
		await tx.update(user).set({ locale }).where(eq(user.personId, call.me));
		return { subject: `person:${call.me}`, after: { locale }, result: { done: true as const } };
	});
}
