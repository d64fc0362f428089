import type { Settings } from './settings.ts';

/**
 * The request as our own origin sees it: behind a TLS proxy SvelteKit would refuse every form as
 * cross-site. A Host that is not the app's is misdirected (421).
 */
export function atOwnOrigin(request: Request, settings: Settings): Request | Response {
	const { APP_ORIGIN } = settings;
	if (!APP_ORIGIN) return request;

	const url = new URL(request.url);
	if (url.host !== new URL(APP_ORIGIN).host)
		return new Response('Misdirected request', { status: 421 });
	if (url.origin === APP_ORIGIN) return request;
	return new Request(`${APP_ORIGIN}${url.pathname}${url.search}`, request);
}

/** Whether a request is for uploaded files, by its Host. */
export const isContentHost = (request: Request, { CONTENT_ORIGIN }: Settings) =>
	CONTENT_ORIGIN !== undefined && new URL(request.url).host === new URL(CONTENT_ORIGIN).host;
