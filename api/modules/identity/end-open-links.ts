import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { oneTimeLink } from '#db/schema/identity.ts';

/** Whoever has a new password needs none of the links that were made before. */
export const endOpenLinks = (tx: Tx, { userId, now }: { userId: string; now: Date }) =>
	tx
		.update(oneTimeLink)
		.set({ expiresAt: now })
		.where(
			and(
				eq(oneTimeLink.userId, userId),
				isNull(oneTimeLink.usedAt),
				gt(oneTimeLink.expiresAt, now)
			)
		);
