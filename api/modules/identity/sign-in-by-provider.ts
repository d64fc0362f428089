import type { Call } from '#api/call.ts';
import { entryOf, nipOfClaim, saysSecondStep } from '#api/domain/linked-subject.ts';
import { Problem } from '#api/http/problem.ts';
import { admit } from './admit.ts';
import { countAttemptFrom, refuseWhenTooMany } from './limit-attempts.ts';
import { linkSubject } from './link-subject.ts';
import { openSession } from './open-session.ts';
import { accountOf } from './provider-account.ts';
import { proveAnswer, refuseAnswer } from './provider-answer.ts';
import { endedTripCookie } from './provider-trip.ts';
import { providerOf } from './providers.ts';

type Came = {
	provider: string;
	/** What the provider put after the `?`, as it came. */
	query: string;
	cookies: string;
};

const limited = { purpose: 'provider-answer', limitRule: 'masuk.batas_per_alamat' };

/** Starts a session for whoever a provider vouches for. An account is found by its number, never made. */
export async function signInByProvider(call: Call, came: Came) {
	const provider = providerOf(call, came.provider);
	await refuseWhenTooMany(call, limited);
	await countAttemptFrom(call, limited);
	const { to, proven } = await proveAnswer(call, { ...came, provider });

	const nip = nipOfClaim(proven.claims[provider.nipClaim]);
	if (nip === null) return refuseAnswer(call, { provider, reason: 'nip-missing' });
	const account = await accountOf(call.db, { nip, proven });
	if (!account) return refuseAnswer(call, { provider, reason: 'nip-unknown' });
	const subject = `person:${account.personId}`;
	if (account.disabledAt || !account.active) {
		await call.note('session.refused', subject, { after: { reason: 'account-stopped' } });
		throw new Problem('account-stopped');
	}
	const entry = entryOf({ subject: proven.subject, ...account });
	if (!entry.ok) return refuseAnswer(call, { provider, reason: entry.error, subject });
	if (entry.value === 'first') await linkSubject(call, { provider: provider.id, proven, nip });

	const isTrusted = saysSecondStep(proven.claims, provider.secondStep);
	const admitted = isTrusted
		? { cookie: await openSession(call, account.userId), secondStep: false }
		: await admit(call, account.userId);
	const { cookie, secondStep } = admitted;
	const after = { provider: provider.id };
	// Who still owes the code has not signed in.
	if (!secondStep)
		await call.note('session.started', subject, { actorId: account.personId, after });
	return { cookies: [endedTripCookie, cookie], personId: account.personId, to, secondStep };
}
