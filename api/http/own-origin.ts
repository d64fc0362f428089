import type { Settings } from './settings.ts';

/**
 * The request as our own origin sees it: behind a TLS proxy SvelteKit would refuse every form as
 * cross-site. A Host that is neither the app's nor the content's is misdirected (421).
 */
export function atOwnOrigin(request: Request, settings: Settings): Request | Response {
	const { APP_ORIGIN, CONTENT_ORIGIN } = settings;
	if (!APP_ORIGIN) return request;

	const url = new URL(request.url);
	if (CONTENT_ORIGIN && url.host === new URL(CONTENT_ORIGIN).host)
		return new Response('Not found', { status: 404 });
	if (url.host !== new URL(APP_ORIGIN).host)
		return new Response('Misdirected request', { status: 421 });
	if (url.origin === APP_ORIGIN) return request;
	return new Request(`${APP_ORIGIN}${url.pathname}${url.search}`, request);
}
