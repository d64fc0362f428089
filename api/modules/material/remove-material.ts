import { eq, isNull, and, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { dropFiles } from '#api/modules/privacy/index.ts';
import { material, materialVersion } from '#db/schema/material.ts';
import type { MaterialParams } from './contract.ts';
import { dropParts } from './drop-parts.ts';
import { publishedMaterial } from './visible.ts';

/** Takes a material back for good: its bytes go, who had downloaded it stays known. */
export async function removeMaterial(
	call: Call,
	{ eventId, materialId }: z.output<typeof MaterialParams>
) {
	const done = await call.write('material.removed', async (tx) => {
		const before = await publishedMaterial(tx, call, { eventId, materialId });
		const versions = await tx
			.select({
				id: materialVersion.id,
				name: materialVersion.name,
				at: materialVersion.completedAt
			})
			.from(materialVersion)
			.where(eq(materialVersion.materialId, materialId));
		const sha256s = await dropParts(
			tx,
			versions.map(({ id }) => id)
		);
		const unfinished = versions.flatMap(({ id, at }) => (at ? [] : [id]));
		if (unfinished.length > 0)
			await tx
				.delete(materialVersion)
				.where(and(inArray(materialVersion.id, unfinished), isNull(materialVersion.completedAt)));
		await tx
			.update(material)
			.set({ removedAt: call.now, updatedAt: call.now })
			.where(eq(material.id, materialId));
		return {
			subject: `workshop_event:${eventId}`,
			before: {
				materialId,
				kind: before.kind,
				title: before.title,
				files: versions.map(({ name }) => name)
			},
			result: { sha256s }
		};
	});
	await dropFiles(call, { sha256s: done.sha256s, of: null });
	return { done: true as const };
}
