import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { linkToken } from '#api/auth/keys.ts';
import { hashOfToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { oneTimeLink, user } from '#db/schema/identity.ts';
import type { RecoverAccount } from './contract.ts';
import { endOpenLinks } from './end-open-links.ts';
import { getAccount } from './get-account.ts';
import { refuseUnrecoverable } from './refuse-unrecoverable.ts';
import { resetPath } from './reset-path.ts';

type Input = z.output<typeof RecoverAccount> & { personId: string };

/** A one-time link for a new password, to hand over to whom the officer made sure of; the owner is told. */
export async function recoverAccount(call: Call, { personId, checkedBy, note }: Input) {
	const account = await getAccount(call, { personId });
	refuseUnrecoverable(account.recovery);

	const hours = (await call.rules()).number('tautan.pemulihan_umur_jam').value;
	const made = await call.write('account.recovered', async (tx) => {
		const owner = await tx
			.select({ userId: user.id })
			.from(user)
			.where(eq(user.personId, personId))
			.get();
		if (!owner) throw new Problem('not-found');

		const linkId = call.newId('otl');
		const expiresAt = new Date(call.now.getTime() + hours * 3_600_000);
		await endOpenLinks(tx, { userId: owner.userId, now: call.now });
		await tx.insert(oneTimeLink).values({
			id: linkId,
			tokenHash: await hashOfToken(await linkToken(call.settings.APP_SECRET, linkId)),
			purpose: 'reset',
			userId: owner.userId,
			expiresAt,
			createdBy: call.actor.id,
			createdAt: call.now
		});
		await announce(tx, call, [
			{ kind: 'recovery-link-made', personId, eventKey: `link:${linkId}`, facts: {} }
		]);
		return {
			subject: `person:${personId}`,
			after: { linkId, checkedBy, note },
			result: { linkId, expiresAt: expiresAt.toISOString() }
		};
	});
	const { name, nip, unit } = account;
	const path = await resetPath(call, made.linkId);
	return { personId, name, nip, unit, path, expiresAt: made.expiresAt };
}
