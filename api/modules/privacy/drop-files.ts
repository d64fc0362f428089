import { and, eq, ne, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { handIn } from '#db/schema/assignments.ts';
import { certificate, certificateEvent } from '#db/schema/certificates.ts';
import { storedFile } from '#db/schema/learning.ts';
import { materialPart } from '#db/schema/material.ts';
import { correctionDocument } from '#db/schema/privacy.ts';
import { institution } from '#db/schema/rules.ts';

/**
 * Drops the bytes that a purge left without a row. Files are kept by their bytes, so the same bytes may serve
 * elsewhere: a certificate handed in as proof is still a certificate. `of` is whose certificates no longer count.
 */
export async function dropFiles(
	call: Call,
	{ sha256s, of }: { sha256s: readonly string[]; of: string | null }
) {
	const storage = openStorage(call.services);
	for (const sha256 of new Set(sha256s))
		if (!(await isNamed(call, { sha256, of }))) await storage.drop(sha256);
}

async function isNamed(call: Call, { sha256, of }: { sha256: string; of: string | null }) {
	const { db } = call;
	const one = { one: sql<number>`1` };
	const found = await call.readAll([
		db.select(one).from(storedFile).where(eq(storedFile.sha256, sha256)).limit(1),
		db.select(one).from(correctionDocument).where(eq(correctionDocument.sha256, sha256)).limit(1),
		db.select(one).from(handIn).where(eq(handIn.sha256, sha256)).limit(1),
		db.select(one).from(materialPart).where(eq(materialPart.sha256, sha256)).limit(1),
		db.select(one).from(institution).where(eq(institution.crestSha256, sha256)).limit(1),
		db
			.select(one)
			.from(certificateEvent)
			.innerJoin(certificate, eq(certificate.id, certificateEvent.certificateId))
			.where(
				and(eq(certificateEvent.sha256, sha256), of ? ne(certificate.personId, of) : undefined)
			)
			.limit(1)
	]);
	return found.some((rows) => rows.length > 0);
}
