import { and, asc, eq, isNotNull, max } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { fileName } from '#api/domain/file-name.ts';
import { changedParts, missingParts, type Part } from '#api/domain/material.ts';
import { endingOf, familyOf } from '#api/domain/material-type.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage, type Storage } from '#api/ports/storage/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { material, materialPart, materialVersion } from '#db/schema/material.ts';
import type { UploadParams } from './contract.ts';
import { dropUpload } from './drop-upload.ts';
import { judgeFile } from './judge-file.ts';
import { materialRulesOf, versionOut } from './material-rows.ts';
import { publishedUpload } from './visible.ts';

/** Every part has come: the file is told by its bytes, looked through for macros, and becomes the newest version. */
export async function finishUpload(call: Call, given: z.output<typeof UploadParams>) {
	const upload = await publishedUpload(call.db, call, given);
	const { eventId, materialId } = given;
	if (upload.completedAt) return { materialId, version: versionOut(upload) };

	const storage = openStorage(call.services);
	const parts = await arrivedParts(call, storage, upload.id);
	const missing = missingParts(upload, parts);
	if (missing.length > 0) throw new Problem('upload-incomplete', { params: { missing } });

	const { families } = materialRulesOf(await call.rules());
	const judged = await judgeFile(storage, { parts, size: upload.size }).catch(
		async (error: unknown) => {
			await refuseUnseen(call.db, upload.id, parts);
			throw error;
		}
	);
	const family = judged && familyOf(judged.type);
	if (!judged || !family || !families.includes(family)) {
		await dropUpload(call, given);
		const code = judged ? 'material_family' : 'material_type';
		throw new Problem('invalid-input', { errors: [{ pointer: '/file', code }] });
	}

	return call.write('material.file-added', async (tx) => {
		const still = await publishedUpload(tx, call, given);
		if (still.completedAt)
			return {
				subject: `workshop_event:${eventId}`,
				result: { materialId, version: versionOut(still) }
			};
		await refuseUnseen(tx, upload.id, parts);
		const last = await tx
			.select({ number: max(materialVersion.number) })
			.from(materialVersion)
			.where(
				and(eq(materialVersion.materialId, materialId), isNotNull(materialVersion.completedAt))
			)
			.get();
		const facts = {
			number: (last?.number ?? 0) + 1,
			name: fileName(upload.name, endingOf(judged.type), 'materi'),
			type: judged.type,
			macros: judged.macros,
			completedAt: call.now
		};
		await tx.update(materialVersion).set(facts).where(eq(materialVersion.id, upload.id));
		await tx.update(material).set({ updatedAt: call.now }).where(eq(material.id, materialId));
		const { completedAt: _, ...after } = facts;
		return {
			subject: `workshop_event:${eventId}`,
			after: { materialId, versionId: upload.id, size: upload.size, ...after },
			result: { materialId, version: versionOut({ ...upload, ...facts }) }
		};
	});
}

/** Parts in the books whose bytes are in the store as well: what a clean-up took meanwhile is sent again. */
async function arrivedParts(call: Call, storage: Storage, versionId: string): Promise<Part[]> {
	const parts = await partsOf(call.db, versionId);
	const arrived: Part[] = [];
	for (let at = 0; at < parts.length; at += 8) {
		const some = parts.slice(at, at + 8);
		const there = await Promise.all(some.map(({ sha256 }) => storage.has(sha256)));
		arrived.push(...some.filter((_, index) => there[index]));
	}
	return arrived;
}

const partsOf = (db: ReadDb | Tx, versionId: string): Promise<Part[]> =>
	db
		.select({ number: materialPart.number, sha256: materialPart.sha256, size: materialPart.size })
		.from(materialPart)
		.where(eq(materialPart.versionId, versionId))
		.orderBy(asc(materialPart.number));

/** A part that was sent anew while the file was judged has not been looked at. */
async function refuseUnseen(db: ReadDb | Tx, versionId: string, judged: readonly Part[]) {
	const missing = changedParts(judged, await partsOf(db, versionId));
	if (missing.length > 0) throw new Problem('upload-incomplete', { params: { missing } });
}
