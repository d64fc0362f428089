import type { Call } from '#api/call.ts';
import { mayPack } from '#api/domain/material.ts';
import { Problem } from '#api/http/problem.ts';
import { contentAddress, type Grant } from './content-link.ts';
import { materialsRead, packOf, rowsFor } from './material-rows.ts';
import { noteDownloads } from './note-downloads.ts';
import { packName } from './pack-name.ts';
import { eventRead, sessionsRead } from './visible.ts';

/** Where everything that the caller may see is fetched as one archive; that it was is noted, file by file. */
export async function openPack(
	call: Call,
	{ eventId, method }: { eventId: string; method: string }
): Promise<{ grant: Grant; address: string | null }> {
	const [[event], sessions, found] = await call.readAll([
		eventRead(call.db, call, eventId),
		sessionsRead(call.db, eventId),
		materialsRead(call.db, eventId)
	]);
	if (!event) throw new Problem('not-found');
	const all = Boolean(event.publishes);
	const rows = rowsFor(call, { rows: found, sessions, all });
	if (rows.length === 0) throw new Problem('not-found');

	const files = rows.flatMap(({ file }) => file ?? []);
	const fits = mayPack(packOf(files));
	if (!fits.ok) throw new Problem('pack-too-large', { params: fits.error });
	const ids = files.map(({ id }) => id);
	if (!all && method !== 'HEAD') await noteDownloads(call, ids);
	const grant: Grant = { kind: 'pack', eventId, all };
	const name = packName(event);
	return { grant, address: await contentAddress(call, { grant, name, type: 'application/zip' }) };
}
