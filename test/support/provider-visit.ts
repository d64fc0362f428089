/** A browser at the real provider: it follows redirects, keeps cookies and fills in two forms. */
import type { Forged } from './oidc.global.ts';
import { providers } from './env.ts';

const [realIssuer = '', forgerIssuer = ''] = providers().split(' ');

const client = (id: '1' | '2', issuer: string) => ({
	[`OIDC_${id}_ISSUER`]: issuer,
	[`OIDC_${id}_CLIENT_ID`]: 'malaqbi',
	[`OIDC_${id}_CLIENT_SECRET`]: 'rahasia-uji'
});

/** Bindings of a portal with both providers; the forger calls the number `nomor_induk`. */
export const withProviders = {
	...client('1', realIssuer),
	OIDC_1_LABEL: 'SSO Mamuju',
	...client('2', forgerIssuer),
	OIDC_2_NIP_CLAIM: 'nomor_induk'
};
export const forger = forgerIssuer;

/** Signs in at the provider as `login`; the query that it sends back to the portal. */
export async function visitProvider(url: string, login: string): Promise<string> {
	const browser = openBrowser();
	const loginPage = await browser.follow(url);
	const consentPage = await browser.follow(loginPage, { prompt: 'login', login, password: 'x' });
	return queryOf(await browser.follow(consentPage, { prompt: 'consent' }));
}

/** Turns away at the provider's door. */
export async function cancelAtProvider(url: string): Promise<string> {
	const browser = openBrowser();
	return queryOf(await browser.follow(`${await browser.follow(url)}/abort`));
}

/** What the forger sends back: a code that is the answer itself. */
export function forge(url: string, forged: Forged): string {
	const state = new URL(url).searchParams.get('state') ?? '';
	return new URLSearchParams({ code: toBase64url(JSON.stringify(forged)), state }).toString();
}

const queryOf = (address: string) => new URL(address).search.slice(1);
const toBase64url = (text: string) =>
	btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

function openBrowser() {
	const jar = new Map<string, string>();

	/** The address where redirects end: a page of the provider, or the portal's callback. */
	async function follow(address: string, form?: Record<string, string>): Promise<string> {
		const response = await fetch(address, {
			redirect: 'manual',
			headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
			...(form ? { method: 'POST', body: new URLSearchParams(form) } : {})
		});
		await response.text();
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (value) jar.set(name, value);
			else jar.delete(name);
		}
		const location = response.headers.get('location');
		if (!location) return address;
		const next = new URL(location, address).href;
		return next.startsWith('https://portal.test/') ? next : follow(next);
	}
	return { follow };
}
