import { and, inArray, isNull, lt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { dropFiles } from '#api/modules/privacy/index.ts';
import { materialVersion } from '#db/schema/material.ts';
import { dropParts } from './drop-parts.ts';
import { materialRulesOf } from './material-rows.ts';

/** Hourly: what began to be uploaded and was left goes, bytes included, so that it fills no disk. */
export async function sweepUploads(call: Call) {
	const { unfinishedMs } = materialRulesOf(await call.rules());
	const isLeft = and(
		isNull(materialVersion.completedAt),
		lt(materialVersion.touchedAt, new Date(call.now.getTime() - unfinishedMs))
	);
	const left = await call.db.select({ id: materialVersion.id }).from(materialVersion).where(isLeft);
	if (left.length === 0) return;

	const sha256s = await call.write('material.uploads-swept', async (tx) => {
		const ids = left.map(({ id }) => id);
		// One whose next part came meanwhile is not left.
		const still = await tx
			.select({ id: materialVersion.id })
			.from(materialVersion)
			.where(and(inArray(materialVersion.id, ids), isLeft));
		const gone = still.map(({ id }) => id);
		const bytes = await dropParts(tx, gone);
		await tx.delete(materialVersion).where(inArray(materialVersion.id, gone));
		return {
			subject: 'material:many',
			after: { uploads: gone.length, parts: bytes.length },
			result: bytes
		};
	});
	await dropFiles(call, { sha256s, of: null });
}
