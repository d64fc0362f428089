/**
 * Keeps one page of the portal on the phone: the one that stores a scan when there is no network. Everything else is
 * asked of the portal as before; nothing personal is kept here.
 */
import { sendScans } from '#lib/workshops/send-scans.ts';
import { version } from '$service-worker';

const worker = asWorker(self);
const cacheName = `malaqbi-${version}`;
const shell = '/scan';
/** Pages for which the kept one stands in. */
const standsIn = /^\/(h\/|workshops\/[^/]+\/attend$|scan$)/;
const patience = 8_000;

worker.addEventListener('install', (event) => {
	event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		caches
			.keys()
			.then((names) =>
				Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)))
			)
			.then(() => worker.clients.claim())
	);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate' && standsIn.test(url.pathname))
		event.respondWith(pageOf(request, url));
	else if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(fileOf(request));
});

worker.addEventListener('sync', (event) => {
	event.waitUntil(sendScans());
});

/** The page with every file that it loads. */
async function keepShell() {
	const cache = await caches.open(cacheName);
	const page = await fetch(shell, { cache: 'reload', credentials: 'omit' });
	const html = await page.clone().text();
	await cache.put(shell, page);
	const files = new Set(
		[...html.matchAll(/(?:\.|")\/?(\/_app\/immutable\/[\w./-]+)/g)].map(([, path]) => path ?? '')
	);
	await Promise.all([...files].map((path) => cache.add(path).catch(() => undefined)));
}

async function pageOf(request: Request, url: URL): Promise<Response> {
	try {
		return await fetch(request, { signal: AbortSignal.timeout(patience) });
	} catch {
		if (url.pathname !== shell && url.pathname.startsWith('/h/'))
			return Response.redirect(`${shell}?at=${encodeURIComponent(url.pathname)}`, 302);
		const kept = await caches.match(shell, { ignoreSearch: true, ignoreVary: true });
		return kept ?? Response.error();
	}
}

/** Files of a build never change: what was loaded once is kept. */
async function fileOf(request: Request): Promise<Response> {
	const kept = await caches.match(request, { ignoreVary: true });
	if (kept) return kept;
	const fresh = await fetch(request);
	if (fresh.ok) await (await caches.open(cacheName)).put(request, fresh.clone());
	return fresh;
}

/** What is used here of a service worker's global scope; the page's types know it not. */
type Waiting = { waitUntil(work: Promise<unknown>): void };
type Fetching = { request: Request; respondWith(answer: Promise<Response>): void };
type Scope = {
	location: Location;
	clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(name: 'install' | 'activate' | 'sync', heard: (event: Waiting) => void): void;
	addEventListener(name: 'fetch', heard: (event: Fetching) => void): void;
};
function asWorker(scope: unknown) {
	return scope as Scope;
}
