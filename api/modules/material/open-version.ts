import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isInline } from '#api/domain/material-type.ts';
import { Problem } from '#api/http/problem.ts';
import { materialVersion } from '#db/schema/material.ts';
import type { FileQuery, MaterialParams } from './contract.ts';
import { contentAddress, type Grant } from './content-link.ts';
import { materialsRead, rowsFor } from './material-rows.ts';
import { noteDownloads } from './note-downloads.ts';
import { eventRead, sessionsRead } from './visible.ts';

type Given = z.output<typeof MaterialParams> &
	z.output<typeof FileQuery> & { method: string; range: string | undefined };

/** Where a file is fetched, for who may; that it was is noted. Older versions are for those who hand out. */
export async function openVersion(
	call: Call,
	{ eventId, materialId, version: wanted, as, method, range }: Given
): Promise<{ grant: Grant; address: string | null }> {
	const [[event], sessions, found, versions] = await call.readAll([
		eventRead(call.db, call, eventId),
		sessionsRead(call.db, eventId),
		materialsRead(call.db, eventId),
		call.db
			.select()
			.from(materialVersion)
			.where(
				and(eq(materialVersion.materialId, materialId), isNotNull(materialVersion.completedAt))
			)
			.orderBy(desc(materialVersion.number))
	]);
	const all = Boolean(event?.publishes);
	const row = rowsFor(call, { rows: found, sessions, all }).find(
		({ material: of }) => of.id === materialId
	);
	const [newest] = versions;
	const version = versions.find(({ id }) => id === (wanted ?? newest?.id));
	if (!event || !row || !version || (!all && version !== newest)) throw new Problem('not-found');

	// The book is of those who read, not of those who look after their own; a player asks for one film piece by piece.
	if (!all && method !== 'HEAD' && !isLaterPiece(range)) await noteDownloads(call, [version.id]);
	const shown = as === 'inline' && isInline(version.type) ? 'inline' : 'attachment';
	const grant: Grant = { kind: 'version', versionId: version.id, as: shown };
	const { name, type } = version;
	return { grant, address: await contentAddress(call, { grant, name, type }) };
}

const isLaterPiece = (range: string | undefined) =>
	range !== undefined && !range.startsWith('bytes=0-');
