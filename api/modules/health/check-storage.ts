import { openStorage } from '#api/ports/storage/index.ts';
import type { Services } from '#api/http/settings.ts';

/** Whether the store of files is there; a Worker without one has been set up wrongly. */
export async function checkStorage(services: Services): Promise<'ok' | 'away' | 'missing'> {
	if (!services.FILES && !services.BUCKET) return 'missing';
	try {
		return (await openStorage(services).isThere()) ? 'ok' : 'away';
	} catch {
		return 'away';
	}
}
