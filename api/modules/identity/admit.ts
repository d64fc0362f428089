import { and, eq, isNotNull } from 'drizzle-orm';
import { hashOfToken, newToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { pendingSignIn, totp } from '#db/schema/identity.ts';
import { openSession } from './open-session.ts';
import { pendingCookie } from './pending-cookie.ts';

/** After the password: a session, or, for an account with a second step, the wait for its code. */
export async function admit(call: Call, userId: string) {
	const second = await call.db
		.select({ userId: totp.userId })
		.from(totp)
		.where(and(eq(totp.userId, userId), isNotNull(totp.confirmedAt)))
		.get();
	if (!second) return { cookie: await openSession(call, userId), secondStep: false };

	const minutes = (await call.rules()).number('masuk.langkah_kedua_umur_menit').value;
	const token = newToken();
	await call.store.insert(pendingSignIn).values({
		id: await hashOfToken(token),
		userId,
		createdAt: call.now,
		expiresAt: new Date(call.now.getTime() + minutes * 60_000)
	});
	return { cookie: pendingCookie(token, minutes), secondStep: true };
}
