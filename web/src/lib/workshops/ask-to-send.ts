/**
 * Asks the browser to wake the service worker once there is a network, also when no page is open. Where it cannot
 * (iPhone, Firefox), the service worker sends when the portal is opened next.
 */
export const syncTag = 'malaqbi-kept';

export async function askToSend(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		const sync = syncOf(await navigator.serviceWorker.ready);
		await sync?.register(syncTag);
	} catch {
		// Refused, as in some private windows: the next opened page sends.
	}
}

/** Background Synchronisation, which TypeScript does not know. */
const syncOf = (registration: ServiceWorkerRegistration) =>
	Reflect.get(registration, 'sync') as { register(tag: string): Promise<void> } | undefined;
