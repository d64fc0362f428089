import { open } from 'node:fs/promises';

/** A new name in `folder` outlives a power cut once this returns. */
export async function syncFolder(folder: string) {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
