import { and, eq, gt } from 'drizzle-orm';
import { hashOfToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { pendingSignIn, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { pendingTokenOf } from './pending-cookie.ts';

/** Whose password was given a moment ago by the browser with these cookies; null when nobody’s. */
export async function pendingOf(call: Call, cookies: string) {
	const token = pendingTokenOf(cookies);
	if (!token) return null;
	const pending = await call.db
		.select({
			id: pendingSignIn.id,
			userId: user.id,
			personId: user.personId,
			disabledAt: user.disabledAt,
			active: legalStatus.active
		})
		.from(pendingSignIn)
		.innerJoin(user, eq(user.id, pendingSignIn.userId))
		.innerJoin(person, eq(person.id, user.personId))
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.where(
			and(eq(pendingSignIn.id, await hashOfToken(token)), gt(pendingSignIn.expiresAt, call.now))
		)
		.get();
	return pending ?? null;
}
