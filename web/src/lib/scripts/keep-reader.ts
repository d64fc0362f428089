/**
 * Where the browser reads no QR codes itself, its reader is a file that no page names: it is fetched once ahead, while
 * nothing else is done, so that the service worker has it when a hall has no signal.
 */
import { fetchDetector } from '#lib/qr/detector.ts';

const latest = 10_000;

export function keepReader() {
	if (!('serviceWorker' in navigator) || !navigator.onLine || savesData()) return;
	const { serviceWorker } = navigator;
	const later = () => whenIdle(() => void fetchDetector().catch(() => undefined));
	// What nobody keeps would cost its bytes for nothing.
	if (serviceWorker.controller) later();
	else serviceWorker.addEventListener('controllerchange', later, { once: true });
}

/** Safari knows no idle time. */
function whenIdle(work: () => void) {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: latest });
	else setTimeout(work, latest / 5);
}

/** Network Information API, which TypeScript does not know yet. */
function savesData(): boolean {
	const connection: unknown = Reflect.get(navigator, 'connection');
	return (
		typeof connection === 'object' &&
		connection !== null &&
		Reflect.get(connection, 'saveData') === true
	);
}
