/**
 * Asks the service worker to keep the page that is open on this device until its owner signs out, so that it opens
 * again in a hall without signal. Without a service worker nothing happens.
 */
export async function keepThisPage(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
		const { active } = await navigator.serviceWorker.ready;
		active?.postMessage({ keep: location.pathname });
	} catch {
		// A browser that refuses it asks the portal each time.
	}
}
