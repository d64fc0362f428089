import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { documentName, fitDocument } from '#api/domain/supporting-document.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import type { Tx } from '#db/client.ts';
import { correctionDocument } from '#db/schema/privacy.ts';
import { documentsAtMost, type CorrectionParams, type DocumentQuery } from './contract.ts';
import { documentLimitOf } from './document-limit.ts';
import { ownCorrection } from './own-correction.ts';

type Given = z.output<typeof CorrectionParams> &
	z.output<typeof DocumentQuery> & { bytes: Uint8Array<ArrayBuffer> };

/** A document that proves the caller's request, while it waits. The same bytes again are the same document. */
export async function attachDocument(call: Call, { correctionId, name, bytes }: Given) {
	refuseClosed(await ownCorrection(call.db, call, correctionId));
	const fit = fitDocument(bytes, documentLimitOf(await call.rules()));
	if (!fit.ok) {
		const { code, ...params } = fit.error;
		throw new Problem('invalid-input', { errors: [{ pointer: '/document', code, params }] });
	}

	const type = fit.value;
	// Stored before the transaction: without the row they are only unused bytes.
	const { sha256, size } = await openStorage(call.services).put(bytes, { type });
	return call.write('correction.document-attached', async (tx) => {
		refuseClosed(await ownCorrection(tx, call, correctionId));
		const held = await documentsOf(tx, correctionId);
		const known = held.find((each) => each.sha256 === sha256);
		if (!known && held.length >= documentsAtMost) {
			const params = { count: documentsAtMost };
			throw new Problem('invalid-input', {
				errors: [{ pointer: '/document', code: 'documents_full', params }]
			});
		}
		const id = known?.id ?? call.newId('cdc');
		if (!known) {
			const row = { id, requestId: correctionId, sha256, type, size, storedAt: call.now };
			await tx.insert(correctionDocument).values({ ...row, name: documentName(name, type) });
		}
		return {
			subject: `correction:${correctionId}`,
			after: { documentId: id, type, size },
			result: { documentId: id }
		};
	});
}

function refuseClosed({ closedAt }: { closedAt: Date | null }) {
	if (closedAt) throw new Problem('correction-closed');
}

const documentsOf = (tx: Tx, correctionId: string) =>
	tx.select().from(correctionDocument).where(eq(correctionDocument.requestId, correctionId));
