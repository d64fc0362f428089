/** The service worker, which stands in for the portal where there is no signal; pages with a framework start it themselves. */
export function keepPortal() {
	if (!('serviceWorker' in navigator)) return;
	void navigator.serviceWorker
		.register('/service-worker.js', { type: 'module' })
		.catch(() => undefined);
}
