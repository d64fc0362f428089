import type { Call } from '#api/call.ts';
import type { OidcProvider } from '#api/http/oidc-settings.ts';
import { Problem } from '#api/http/problem.ts';

/** The providers that this portal is set up with, as the sign-in page offers them. */
export const listProviders = (call: Call) =>
	call.settings.providers.map(({ id, label }) => ({ id, label }));

export function providerOf(call: Call, id: string): OidcProvider {
	const provider = call.settings.providers.find((each) => each.id === id);
	if (!provider) throw new Problem('not-found');
	return provider;
}

/** Where a provider sends people back to: one address a provider, so that none can answer for another. */
export const callbackOf = (call: Call, { id }: OidcProvider) =>
	`${call.settings.APP_ORIGIN ?? ''}/sign-in/callback/${id}`;
