import { and, eq, gt, isNull } from 'drizzle-orm';
import { hashOfToken } from '#api/auth/tokens.ts';
import { Problem } from '#api/http/problem.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { oneTimeLink, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';

/** The link of `token`, unused and in time, with its account; else the problem. */
export async function liveLink(db: ReadDb | Tx, { token, now }: { token: string; now: Date }) {
	const row = await db
		.select({
			id: oneTimeLink.id,
			purpose: oneTimeLink.purpose,
			userId: oneTimeLink.userId,
			disabledAt: user.disabledAt,
			person
		})
		.from(oneTimeLink)
		.leftJoin(user, eq(user.id, oneTimeLink.userId))
		.leftJoin(person, eq(person.id, user.personId))
		.where(
			and(
				eq(oneTimeLink.tokenHash, await hashOfToken(token)),
				isNull(oneTimeLink.usedAt),
				gt(oneTimeLink.expiresAt, now)
			)
		)
		.get();
	if (!row) throw new Problem('link-invalid');
	return row;
}
