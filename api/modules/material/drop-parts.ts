import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { materialPart } from '#db/schema/material.ts';

/** Takes the parts of versions out of the books; answers which bytes nothing here names any more. */
export async function dropParts(tx: Tx, versionIds: readonly string[]): Promise<string[]> {
	if (versionIds.length === 0) return [];
	const parts = await tx
		.delete(materialPart)
		.where(inArray(materialPart.versionId, [...versionIds]))
		.returning({ sha256: materialPart.sha256 });
	return parts.map(({ sha256 }) => sha256);
}
