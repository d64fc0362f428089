import { asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { materialPart } from '#db/schema/material.ts';
import type { UploadOut, UploadParams } from './contract.ts';
import { publishedUpload } from './visible.ts';

/** What has come of a file that is on its way: where to go on, and whether it is the same file. */
export async function getUpload(
	call: Call,
	given: z.output<typeof UploadParams>
): Promise<UploadOut> {
	const { id, name, size, partBytes, completedAt } = await publishedUpload(call.db, call, given);
	if (completedAt) throw new Problem('upload-over');
	const parts = await call.db
		.select({ number: materialPart.number, sha256: materialPart.sha256, size: materialPart.size })
		.from(materialPart)
		.where(eq(materialPart.versionId, id))
		.orderBy(asc(materialPart.number));
	return { versionId: id, name, size, partBytes, parts };
}
