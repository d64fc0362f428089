import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { leaveFor } from '#api/ports/oidc.ts';
import type { LeaveForProvider } from './contract.ts';
import { countAttemptFrom, refuseWhenTooMany } from './limit-attempts.ts';
import { tripCookie } from './provider-trip.ts';
import { callbackOf, providerOf } from './providers.ts';

const limited = { purpose: 'provider', limitRule: 'masuk.batas_per_alamat' };

/** The address at a provider to send the person to, and the cookie that they must come back with. */
export async function leaveForProvider(
	call: Call,
	input: z.output<typeof LeaveForProvider> & { provider: string }
) {
	const provider = providerOf(call, input.provider);
	await refuseWhenTooMany(call, limited);
	await countAttemptFrom(call, limited);

	const left = await leaveFor(provider, { callback: callbackOf(call, provider) });
	if (!left.ok) {
		call.warn('provider-away', { provider: provider.id, why: left.error.why });
		throw new Problem('provider-unavailable', { params: { provider: provider.label } });
	}
	const { url, ...proofs } = left.value;
	const cookie = await tripCookie(call, { ...proofs, provider: provider.id, to: input.to });
	return { cookie, url };
}
