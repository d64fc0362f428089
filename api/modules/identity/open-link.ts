import { and, eq, gt, isNull } from 'drizzle-orm';
import { countAttempt } from '#api/auth/attempts.ts';
import { hashOfToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { oneTimeLink, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';

/** What a one-time link is for. Unknown, used and expired answer alike. */
export async function openLink(call: Call, { token }: { token: string }) {
	await refuseGuessing(call);
	const link = await liveLink(call.db, { token, now: call.now });
	return { purpose: link.purpose, name: link.person ? nameWithTitles(link.person) : null };
}

/** The link of `token`, unused and in time, with its account; else the problem. */
export async function liveLink(db: ReadDb | Tx, { token, now }: { token: string; now: Date }) {
	const row = await db
		.select({
			id: oneTimeLink.id,
			purpose: oneTimeLink.purpose,
			userId: oneTimeLink.userId,
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

/** A link has 256 random bits; the limit only keeps the noise down. */
export async function refuseGuessing(call: Call) {
	const limit = (await call.rules()).limit('masuk.batas_per_alamat');
	const retryAfterSeconds = await countAttempt(call.store, {
		bucket: `link:address:${call.address}`,
		limit,
		now: call.now
	});
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
}
