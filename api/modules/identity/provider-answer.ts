import { countAttempt } from '#api/auth/attempts.ts';
import type { Call } from '#api/call.ts';
import type { OidcProvider } from '#api/http/oidc-settings.ts';
import { Problem } from '#api/http/problem.ts';
import { comeBackFrom } from '#api/ports/oidc.ts';
import { tripOf } from './provider-trip.ts';
import { callbackOf } from './providers.ts';

type Reason =
	'cancelled' | 'expired' | 'not-proven' | 'nip-missing' | 'nip-unknown' | 'linked-otherwise';

/** The person that a provider's answer proves, against what the browser carried there and back. */
export async function proveAnswer(
	call: Call,
	{ provider, query, cookies }: { provider: OidcProvider; query: string; cookies: string }
) {
	const trip = await tripOf(call, cookies);
	if (trip?.provider !== provider.id) return refuseAnswer(call, { provider, reason: 'expired' });
	// A trip ends once: the same answer with the same cookie is not asked of the provider again.
	const spent = await countAttempt(call.store, {
		bucket: `trip:${trip.state}`,
		limit: { maks: 1, menit: 60 },
		now: call.now
	});
	if (spent > 0) return refuseAnswer(call, { provider, reason: 'expired' });

	const back = await comeBackFrom(provider, {
		callback: callbackOf(call, provider),
		query,
		proofs: trip,
		wanted: provider.nipClaim
	});
	if (back.ok) return { to: trip.to, proven: back.value };

	call.warn('provider-refused', { provider: provider.id, why: back.error.why });
	if (back.error.fault === 'away')
		throw new Problem('provider-unavailable', { params: { provider: provider.label } });
	return refuseAnswer(call, { provider, reason: back.error.fault });
}

/** Leaves a trace, without number or subject, and throws. */
export async function refuseAnswer(
	call: Call,
	{ provider, reason, subject }: { provider: OidcProvider; reason: Reason; subject?: string }
): Promise<never> {
	await call.note('session.refused', subject ?? `provider:${provider.id}`, { after: { reason } });
	throw new Problem('provider-refused', { params: { reason, provider: provider.label } });
}
