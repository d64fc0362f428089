import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { countAttempt, type Limit } from '#api/auth/attempts.ts';
import { linkToken } from '#api/auth/keys.ts';
import { hashOfToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { withoutSeparators } from '#api/domain/employee-number.ts';
import { networkOf } from '#api/domain/network.ts';
import { Problem } from '#api/http/problem.ts';
import { isMailAddress } from '#api/ports/mail/mailer.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { oneTimeLink, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import type { AskPasswordReset } from './contract.ts';

/**
 * Answers come at whole multiples of this: longer than the work takes, and where a busy machine takes longer still,
 * at the next one, so that the clock does not tell who has an account.
 */
const answeredEveryMs = 1_000;

/**
 * Mails a one-time link for a new password to the address on record. Known and unknown, with and
 * without an address, answer alike, in body and in time.
 */
export async function askPasswordReset(call: Call, { who }: z.output<typeof AskPasswordReset>) {
	const began = Date.now();
	const result = await ask(call, who.trim().toLowerCase());
	await clock(answeredEveryMs - ((Date.now() - began) % answeredEveryMs));
	return result;
}

const clock = (ms: number) => new Promise<void>((ring) => setTimeout(ring, ms));

async function ask(call: Call, who: string) {
	const rules = await call.rules();
	const perAccount = rules.limit('lupa_sandi.batas_per_akun');
	await refuseTooMany(call, { who, perAccount });

	const account = await accountOf(call, who);
	const mayBeMailed = account
		? await isWithinLimit(call, { bucket: `forgotten:person:${account.personId}`, perAccount })
		: false;
	const hours = rules.number('tautan.lupa_sandi_umur_jam').value;
	const unknown = `account:${(await hashOfToken(who)).slice(0, 16)}`;
	return call.write('password.reset-asked', async (tx) => {
		if (account && mayBeMailed) {
			const linkId = call.newId('otl');
			await tx.insert(oneTimeLink).values({
				id: linkId,
				tokenHash: await hashOfToken(await linkToken(call.settings.APP_SECRET, linkId)),
				purpose: 'reset',
				userId: account.userId,
				expiresAt: new Date(call.now.getTime() + hours * 3_600_000),
				createdBy: call.actor.id,
				createdAt: call.now
			});
			await announce(tx, call, [
				{
					kind: 'password-reset-asked',
					personId: account.personId,
					eventKey: `link:${linkId}`,
					facts: { linkId, hours }
				}
			]);
		}
		const subject = account ? `person:${account.personId}` : unknown;
		return { subject, after: { mailed: mayBeMailed }, result: { done: true as const } };
	});
}

/** By what was typed, whether it is somebody's or nobody's; and, loosely, by address. */
async function refuseTooMany(call: Call, given: { who: string; perAccount: Limit }) {
	const perAddress = (await call.rules()).limit('lupa_sandi.batas_per_alamat');
	const waits = await Promise.all([
		countAttempt(call.store, {
			bucket: `forgotten:account:${given.who}`,
			limit: given.perAccount,
			now: call.now
		}),
		countAttempt(call.store, {
			bucket: `forgotten:address:${networkOf(call.address)}`,
			limit: perAddress,
			now: call.now
		})
	]);
	const retryAfterSeconds = Math.max(...waits);
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
}

/** In silence: number and mail address must not be seen to be the same person's. */
const isWithinLimit = async (call: Call, given: { bucket: string; perAccount: Limit }) =>
	(await countAttempt(call.store, {
		bucket: given.bucket,
		limit: given.perAccount,
		now: call.now
	})) === 0;

/** The one account that may be mailed; an address that several people share names none of them. */
async function accountOf(call: Call, who: string) {
	const number = withoutSeparators(who);
	const byNumber = /^\d{18}$/.test(number);
	const [account, another] = await call.db
		.select({ userId: user.id, personId: person.id, email: person.email })
		.from(person)
		.innerJoin(user, eq(user.personId, person.id))
		.innerJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.where(
			and(
				byNumber
					? eq(person.nip, number)
					: and(isNotNull(person.email), eq(sql`lower(${person.email})`, who)),
				isNotNull(user.passwordHash),
				isNull(user.disabledAt),
				eq(legalStatus.active, true)
			)
		)
		.limit(2);
	return account && !another && isMailAddress(account.email ?? '') ? account : null;
}
