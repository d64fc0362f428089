/** What a page loads, as the browser's own network log tells it: bytes as they travel, and requests. */
import type { Page } from 'playwright-core';

export type Traffic = { requests: number; kilobytes: number; scriptKilobytes: number };

export async function trafficOf(page: Page) {
	const network = await page.context().newCDPSession(page);
	await network.send('Network.enable');
	const kinds = new Map<string, string>();
	let loads: { id: string; kind: string; bytes: number }[] = [];
	const open = new Set<string>();
	let changed = 0;
	network.on('Network.requestWillBeSent', ({ requestId, type = 'Other', request }) => {
		if (request.url.startsWith('data:')) return;
		kinds.set(requestId, type);
		open.add(requestId);
		changed += 1;
	});
	const close = ({ requestId }: { requestId: string }) => void open.delete(requestId);
	network.on('Network.loadingFinished', close);
	network.on('Network.loadingFailed', close);
	// Bodies as they travel: what a data counter sees beside them, headers, is the server's and the proxy's.
	network.on('Network.dataReceived', ({ requestId, encodedDataLength: bytes }) => {
		if (kinds.get(requestId) !== 'Document') note(requestId, bytes);
	});
	// Of a document Chromium tells the length only at its end, its few headers with it.
	network.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
		if (kinds.get(requestId) === 'Document') note(requestId, bytes);
	});

	function note(id: string, bytes: number) {
		const kind = kinds.get(id);
		if (kind && bytes > 0) loads.push({ id, kind, bytes });
	}

	/** Nothing is under way, and nothing was begun for a while: the scripts have asked for what they wanted. */
	async function settled() {
		for (let before = -1; before !== changed || open.size > 0;) {
			before = changed;
			await new Promise((wake) => setTimeout(wake, 250));
		}
	}

	/** A visit with nothing kept from before (`cold`), or with what earlier pages left in the cache. */
	return async (address: string, visit: 'cold' | 'warm'): Promise<Traffic> => {
		await network.send('Network.setCacheDisabled', { cacheDisabled: visit === 'cold' });
		await page.goto('about:blank');
		loads = [];
		await page.goto(address);
		await settled();
		const scripts = loads.filter(({ kind }) => kind === 'Script');
		// Pictures are what a page is about, as its text is: requests like others, but no part of the frame.
		const frame = loads.filter(({ kind }) => kind !== 'Image');
		return {
			requests: new Set(loads.map(({ id }) => id)).size,
			kilobytes: sumOf(frame) / 1024,
			scriptKilobytes: sumOf(scripts) / 1024
		};
	};
}

const sumOf = (loads: readonly { bytes: number }[]) =>
	loads.reduce((sum, { bytes }) => sum + bytes, 0);
