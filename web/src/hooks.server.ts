import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { apiClient } from '#lib/api/client.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import {
	localeCookie,
	parseLocale,
	parseTheme,
	themeCookie,
	type Locale
} from '#lib/preferences.ts';

type ApiFetch = (request: Request) => Response | Promise<Response>;

const reader = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => reader.getStore() ?? 'id');

/** Of the visitor's request, the headers that the API needs to know who is asking and from where. */
const passedOn = [
	'cookie',
	'user-agent',
	'cf-connecting-ip',
	'x-malaqbi-address',
	'x-malaqbi-arrived',
	'cf-ray',
	'x-request-id'
];

export const handle: Handle = async ({ event, resolve }) => {
	const api = await resolveApi(event.platform);
	if (dev && event.url.pathname.startsWith('/api/')) return api(event.request);

	const cookies = bindApi(event, api);
	event.locals.theme = parseTheme(event.cookies.get(themeCookie)) ?? 'auto';
	event.locals.locale = await readerLocale(event);

	const response = await reader.run(event.locals.locale, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%malaqbi.locale%', event.locals.locale)
					.replace('%malaqbi.theme%', event.locals.theme),
			preload: ({ type, path }) => type !== 'font' || path.endsWith('.woff2')
		})
	);
	for (const cookie of cookies) response.headers.append('set-cookie', cookie);
	secure(response.headers, event);
	showContent(response.headers, event);
	tellHost(response.headers, event);
	return response;
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID();
	if (status >= 500) {
		console.error(JSON.stringify({ requestId, route: event.route.id, error: String(error) }));
	}
	return { message, code: status === 404 ? 'not-found' : 'internal', requestId };
};

/** `dev` is a build constant: the production bundle holds no second copy of the API. */
async function resolveApi(platform: App.Platform | undefined): Promise<ApiFetch> {
	if (dev) {
		const [{ app }, { openDoor }] = await Promise.all([
			import('#api/app.ts'),
			import('#api/http/door.ts')
		]);
		const door = openDoor('page');
		return (request) => app.fetch(request, { ...platform?.env, DOOR: door });
	}
	return (request) => {
		if (!platform) throw new Error('The portal runs only inside its Worker.');
		return platform.env.API.fetch(request);
	};
}

/** Gives the pages their API client; returns the cookies it sets, filled while the page loads. */
function bindApi(event: RequestEvent, api: ApiFetch): string[] {
	const cookies: string[] = [];
	event.locals.api = apiClient(async (input, init) => {
		const request = new Request(input, init);
		for (const name of passedOn) {
			const value = event.request.headers.get(name);
			if (value) request.headers.set(name, value);
		}
		const response = await api(request);
		cookies.push(...response.headers.getSetCookie());
		return response;
	}, event.url.origin);
	return cookies;
}

/** Cookie, then the account's setting (asked once and remembered in the cookie), then Indonesian. */
async function readerLocale(event: RequestEvent): Promise<Locale> {
	const chosen = parseLocale(event.cookies.get(localeCookie));
	if (chosen) return chosen;
	if (!event.request.headers.get('cookie')?.includes('session=')) return 'id';

	const answer = await event.locals.api.me.$get();
	const me: { locale?: unknown } = await answer.json();
	const account = parseLocale(me.locale) ?? 'id';
	event.cookies.set(localeCookie, account, { path: '/', maxAge: 60 * 60 * 24 * 365 });
	return account;
}

/** Which page it was, for the log of the host that runs this Worker. */
function tellHost(headers: Headers, { platform, route }: RequestEvent) {
	if (platform?.env.CONSOLE_KEY) headers.set('x-malaqbi-route', route.id ?? '');
}

/** Pictures, films and PDF of the content host may stand in our pages; which host that is, is known at run time only. */
function showContent(headers: Headers, { platform }: RequestEvent) {
	const policy = headers.get('content-security-policy');
	const content = platform?.env.SETTINGS?.CONTENT_ORIGIN;
	if (!policy || !content) return;
	const images = policy.replace("img-src 'self'", `img-src 'self' ${content}`);
	headers.set(
		'content-security-policy',
		`${images}; frame-src 'self' ${content}; media-src 'self' ${content}`
	);
}

function secure(headers: Headers, event: RequestEvent) {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-frame-options', 'DENY');
	headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=()');
	if (event.url.protocol === 'https:' && !dev) {
		headers.set('strict-transport-security', 'max-age=31536000');
	}
	const isPage = headers.get('content-type')?.includes('text/html');
	if (isPage && !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}
