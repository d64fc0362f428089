import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { correctionDocument } from '#db/schema/privacy.ts';

/** A document of a request that the caller has been shown to see. */
export async function storedDocument(
	call: Call,
	{ correctionId, documentId }: { correctionId: string; documentId: string }
) {
	const found = await call.db
		.select()
		.from(correctionDocument)
		.where(
			and(eq(correctionDocument.id, documentId), eq(correctionDocument.requestId, correctionId))
		)
		.get();
	if (!found) throw new Problem('not-found');
	const { sha256, type, size, name } = found;
	return {
		type,
		size,
		name,
		async open() {
			const stored = await openStorage(call.services).get(sha256);
			if (!stored) throw new Error(`file ${sha256} is not in the storage`);
			return stored.body;
		}
	};
}
