/*
 * Keeps this ticket on the phone, so that its code opens in a hall without signal. Without this script, or without a
 * service worker, the page is the same and needs the network.
 */
navigator.serviceWorker?.register('/service-worker.js', { type: 'module' });
navigator.serviceWorker?.ready.then(({ active }) =>
	active.postMessage({ keep: location.pathname })
);
