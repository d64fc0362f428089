import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { dropFiles } from '#api/modules/privacy/index.ts';
import { materialVersion } from '#db/schema/material.ts';
import type { UploadParams } from './contract.ts';
import { dropParts } from './drop-parts.ts';
import { publishedUpload } from './visible.ts';

/** Gives up a file that is on its way. What has arrived is a version and stays. */
export async function dropUpload(call: Call, given: z.output<typeof UploadParams>) {
	const done = await call.write('material.upload-dropped', async (tx) => {
		const upload = await publishedUpload(tx, call, given);
		if (upload.completedAt) throw new Problem('upload-over');
		const sha256s = await dropParts(tx, [upload.id]);
		await tx.delete(materialVersion).where(eq(materialVersion.id, upload.id));
		return {
			subject: `workshop_event:${given.eventId}`,
			before: { materialId: given.materialId, name: upload.name, size: upload.size },
			result: { sha256s }
		};
	});
	await dropFiles(call, { sha256s: done.sha256s, of: null });
	return { done: true as const };
}
