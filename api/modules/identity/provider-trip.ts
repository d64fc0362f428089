/**
 * What a browser carries to a provider and back: sealed, for ten minutes, in a cookie that no script
 * reads. Lax, since the way back is a navigation from another site.
 */
import * as z from 'zod';
import { seal, unseal } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';

const name = '__Host-trip';
const minutes = 10;
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';

const Trip = z.object({
	provider: z.string(),
	to: z.string(),
	state: z.string(),
	nonce: z.string(),
	verifier: z.string(),
	until: z.number()
});
type Trip = z.output<typeof Trip>;

/** The `Set-Cookie` of a trip that begins now. */
export async function tripCookie(call: Call, trip: Omit<Trip, 'until'>) {
	const until = call.now.getTime() + minutes * 60_000;
	const text = JSON.stringify({ ...trip, until });
	const sealed = await seal(call.settings.APP_SECRET, { purpose: 'provider-trip', text });
	return `${name}=${sealed}; Max-Age=${minutes * 60}; ${attributes}`;
}

export const endedTripCookie = `${name}=; Max-Age=0; ${attributes}`;

/** The trip in a request's cookies; null when there is none, it was altered, or it took too long. */
export async function tripOf(call: Call, cookies: string): Promise<Trip | null> {
	const found = cookies.split(/;\s*/).find((each) => each.startsWith(`${name}=`));
	if (!found) return null;

	const text = found.slice(name.length + 1);
	const opened = await unseal(call.settings.APP_SECRET, { purpose: 'provider-trip', text });
	const parsed = Trip.safeParse(opened === null ? null : JSON.parse(opened));
	return parsed.success && parsed.data.until > call.now.getTime() ? parsed.data : null;
}
