/**
 * Keeps on the device the page that stores a scan when there is no network, and what was opened of one's own: tickets,
 * and a trainer's list and code, until whoever they belong to signs out or somebody signs in. Everything else is asked
 * of the portal.
 */
import { syncTag } from '#lib/workshops/ask-to-send.ts';
import { learnHolder, writeHolder } from '#lib/workshops/holder.ts';
import { countKept, sendKept } from '#lib/workshops/send-kept.ts';
import { version } from '$service-worker';

const worker = asWorker(self);
const cacheName = `malaqbi-${version}`;
const shell = '/scan';
/** Pages for which the kept one stands in. */
const standsIn = /^\/(h\/|workshops\/[^/]+\/attend$|scan$)/;
const own = 'malaqbi-own-pages';
const isOwn = /^\/(my\/workshops\/[^/]+|workshops\/[^/]+\/attendance(\/[^/]+)?)$/;
/** Another person may use this browser from here on. */
const isHandedOn = /^\/(sign-in\/callback|viewing|(activate|reset-password|first-run)\/)/;
const signIn = /^\/sign-in(\/|$)/;
const signOut = '/sign-out';
const patience = 8_000;
/** A page has the network for itself so long; then what is kept is sent, at most so often. */
const sendAfter = 2_000;
const sendAgain = 15_000;
let sentAt = 0;
/** So often everything of one's own was deleted: what was on its way meanwhile is not kept. */
let era = 0;

worker.addEventListener('install', (event) => {
	event.waitUntil(keepPage(cacheName, shell, 'omit').then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		caches
			.keys()
			.then((names) =>
				Promise.all(
					names
						.filter((name) => name !== cacheName && name !== own)
						.map((name) => caches.delete(name))
				)
			)
			.then(() => worker.clients.claim())
	);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (isHandedOn.test(url.pathname) || (request.method === 'POST' && signIn.test(url.pathname)))
		event.waitUntil(handOn());
	else if (request.method === 'POST' && url.pathname === signOut)
		event.respondWith(signOutOf(request, url));
	else if (request.mode === 'navigate' || url.pathname.endsWith('/__data.json'))
		event.waitUntil(sendSoon());
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate' && standsIn.test(url.pathname))
		event.respondWith(pageOf(request, url));
	else if (request.mode === 'navigate' && isOwn.test(url.pathname))
		event.respondWith(ownPageOf(request));
	else if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(fileOf(request));
});

worker.addEventListener('message', (event) => {
	const path = keepIn(event.data);
	// What was kept of it before stays where it cannot be kept whole now.
	if (path && isOwn.test(path)) event.waitUntil(keepPage(own, path).catch(() => undefined));
});

worker.addEventListener('sync', (event) => {
	if (event.tag === syncTag) event.waitUntil(sendOrTryAgain());
});

/** Wherever in the portal somebody is, what this device kept is sent. */
async function sendSoon() {
	if (Date.now() - sentAt < sendAgain) return;
	sentAt = Date.now();
	const begun = era;
	await new Promise((wake) => setTimeout(wake, sendAfter));
	await learnHolder(() => begun === era).catch(() => null);
	await sendKept().catch(() => 'offline');
}

/** What fails here, the browser tries again later. */
async function sendOrTryAgain() {
	const became = await sendKept();
	if (became === 'offline' || became === 'busy') throw new Error(became);
}

/** Who signs out takes what is kept along: it is sent first, and what cannot be is asked about. */
async function signOutOf(request: Request, url: URL): Promise<Response> {
	if (url.search === '') {
		await Promise.race([sendKept(), new Promise((wake) => setTimeout(wake, patience))]).catch(
			() => undefined
		);
		const { scans, marks } = await countKept().catch(() => ({ scans: 0, marks: 0 }));
		if (scans + marks > 0) return Response.redirect(signOut, 303);
	}
	const answer = await fetch(request);
	await handOn();
	return answer;
}

/** Whoever uses this browser next, what it keeps is not theirs. */
async function handOn() {
	sentAt = 0;
	await forget();
	await writeHolder(null).catch(() => undefined);
}

function forget() {
	era += 1;
	return caches.delete(own);
}

/** A page with every file that it loads, which are there before it; where one is missing, it is not kept. */
async function keepPage(
	place: string,
	path: string,
	credentials: RequestCredentials = 'same-origin'
) {
	const begun = era;
	const page = await fetch(path, { cache: 'reload', credentials });
	if (!page.ok || page.redirected) throw new Error(`not kept: ${path}`);
	const html = await page.clone().text();
	if (begun !== era) return;
	const cache = await caches.open(place);
	const files = new Set(
		[...html.matchAll(/(?:\.|")\/?(\/_app\/immutable\/[\w./-]+)/g)].map(([, path]) => path ?? '')
	);
	await cache.addAll([...files]);
	if (begun === era) await cache.put(path, page);
}

/** The portal's answer; who waits for its beginning too long has no network. */
async function fromPortal(request: Request): Promise<Response> {
	const stop = new AbortController();
	const timer = setTimeout(() => stop.abort(), patience);
	try {
		return await fetch(request, { signal: stop.signal });
	} finally {
		clearTimeout(timer);
	}
}

async function pageOf(request: Request, url: URL): Promise<Response> {
	try {
		return await fromPortal(request);
	} catch {
		if (url.pathname !== shell && url.pathname.startsWith('/h/'))
			return Response.redirect(`${shell}?at=${encodeURIComponent(url.pathname)}`, 302);
		const kept = await caches.match(shell, { ignoreSearch: true, ignoreVary: true });
		return kept ?? Response.error();
	}
}

/** As the portal has it now; without network, as it was when it was last opened. */
async function ownPageOf(request: Request): Promise<Response> {
	const same = { ignoreSearch: true, ignoreVary: true };
	try {
		const answer = await fromPortal(request);
		// Whose session ended is sent to sign in, maybe as somebody else.
		if (answer.type === 'opaqueredirect') await forget();
		// Whose right to it ended, as by another room PIN, keeps no copy either.
		if (answer.status === 404) await (await caches.open(own)).delete(request, same);
		return answer;
	} catch {
		const kept = await caches.match(request, { cacheName: own, ...same });
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
type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = Waiting & { data: unknown };
type Woken = Waiting & { tag: string };
type Scope = {
	location: Location;
	clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(name: 'install' | 'activate', heard: (event: Waiting) => void): void;
	addEventListener(name: 'fetch', heard: (event: Fetching) => void): void;
	addEventListener(name: 'sync', heard: (event: Woken) => void): void;
	addEventListener(name: 'message', heard: (event: Told) => void): void;
};
/** Which page a page asks to keep. */
function keepIn(data: unknown) {
	const asked = typeof data === 'object' && data !== null && 'keep' in data ? data.keep : null;
	return typeof asked === 'string' ? asked : null;
}

function asWorker(scope: unknown) {
	return scope as Scope;
}
