import { and, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { partSize } from '#api/domain/material.ts';
import { materialTypeOf } from '#api/domain/material-type.ts';
import { bytesOf } from '#api/http/body-bytes.ts';
import { Problem } from '#api/http/problem.ts';
import { dropFiles } from '#api/modules/privacy/index.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { materialPart, materialVersion } from '#db/schema/material.ts';
import type { PartParams } from './contract.ts';
import { publishedUpload } from './visible.ts';

type Given = z.output<typeof PartParams> & { request: Pick<Request, 'headers' | 'body'> };

/**
 * One part of a file. Sent again it takes the place of what came before, so that a retry after a broken
 * network changes nothing. The books of parts are those of an upload in progress, not of a register.
 */
export async function putPart(call: Call, { request, number, ...given }: Given) {
	const upload = await publishedUpload(call.db, call, given);
	if (upload.completedAt) throw new Problem('upload-over');
	const expected = partSize(upload, number);
	if (expected === null) throw refusal('part_unknown', { number });

	const bytes = await bytesOf(request, expected);
	if (bytes?.length !== expected) throw refusal('part_size', { number, expected });
	// What it is shows in its first bytes: half a gigabyte is not sent for nothing.
	if (number === 0 && materialTypeOf(bytes) === null) throw refusal('material_type');

	const part = and(eq(materialPart.versionId, upload.id), eq(materialPart.number, number));
	const before = await call.db
		.select({ sha256: materialPart.sha256 })
		.from(materialPart)
		.where(part)
		.get();
	const type = 'application/octet-stream';
	const { sha256, size } = await openStorage(call.services).put(bytes, { type });
	// Finished or given up while these bytes were on their way: what was judged stays what it is.
	const placed = await call.store
		.insert(materialPart)
		.select(
			call.db
				.select({
					versionId: materialVersion.id,
					number: sql`${number}`.as('number'),
					sha256: sql`${sha256}`.as('sha256'),
					size: sql`${size}`.as('size')
				})
				.from(materialVersion)
				.where(and(eq(materialVersion.id, upload.id), isNull(materialVersion.completedAt)))
		)
		.onConflictDoUpdate({
			target: [materialPart.versionId, materialPart.number],
			set: { sha256, size }
		})
		.returning({ number: materialPart.number });
	const left = placed.length === 0 ? sha256 : before?.sha256;
	if (left !== undefined && (placed.length === 0 || left !== sha256))
		await dropFiles(call, { sha256s: [left], of: null });
	if (placed.length === 0) throw new Problem('upload-over');
	await call.store
		.update(materialVersion)
		.set({ touchedAt: call.now })
		.where(eq(materialVersion.id, upload.id));
	return { number, sha256, size };
}

const refusal = (code: string, params = {}) =>
	new Problem('invalid-input', { errors: [{ pointer: '/file', code, params }] });
