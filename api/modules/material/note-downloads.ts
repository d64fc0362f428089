import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { materialDownload } from '#db/schema/material.ts';

/** A row a person and version: when first, when last, how often. An admin who views as somebody leaves none. */
export async function noteDownloads(call: Call, versionIds: readonly string[]) {
	const { personId, viewing } = call.actor;
	if (!personId || viewing || versionIds.length === 0) return;
	await call.store
		.insert(materialDownload)
		.values(
			versionIds.map((versionId) => ({
				versionId,
				personId,
				firstAt: call.now,
				lastAt: call.now,
				times: 1
			}))
		)
		.onConflictDoUpdate({
			target: [materialDownload.versionId, materialDownload.personId],
			set: { lastAt: call.now, times: sql`${materialDownload.times} + 1` }
		});
}
