import { asc, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { correctionDocument, correctionRequest, correctionStatus } from '#db/schema/privacy.ts';
import { documentsAtMost, type MyCorrections } from './contract.ts';
import { documentLimitOf } from './document-limit.ts';
import { correctionRow, documentRow } from './row.ts';

/** What the caller asked for and what became of it, the latest first. One round trip. */
export async function listMyCorrections(call: Call): Promise<z.output<typeof MyCorrections>> {
	const own = eq(correctionRequest.personId, call.me);
	const [requests, steps, documents, rows] = await call.readAll([
		call.db
			.select()
			.from(correctionRequest)
			.where(own)
			.orderBy(desc(correctionRequest.createdAt), desc(correctionRequest.id)),
		call.db
			.select({ step: correctionStatus })
			.from(correctionStatus)
			.innerJoin(correctionRequest, eq(correctionRequest.id, correctionStatus.requestId))
			.where(own)
			.orderBy(asc(correctionStatus.sequence)),
		call.db
			.select({ document: correctionDocument })
			.from(correctionDocument)
			.innerJoin(correctionRequest, eq(correctionRequest.id, correctionDocument.requestId))
			.where(own)
			.orderBy(asc(correctionDocument.storedAt), asc(correctionDocument.id)),
		rulesQuery(call.db, call.today, ['pdp.batas_perbaikan_jam', 'bukti.berkas_maks_mb'])
	]);
	const rules = new Rules(rows);
	return {
		hours: rules.number('pdp.batas_perbaikan_jam').value,
		documents: { count: documentsAtMost, bytes: documentLimitOf(rules) },
		items: requests.map((request) => {
			const taken = steps.flatMap(({ step }) => (step.requestId === request.id ? [step] : []));
			const status = taken.at(-1)?.status ?? 'submitted';
			return {
				...correctionRow(request, { now: call.now, status }),
				steps: taken.map((step) => ({
					status: step.status,
					reason: step.reason,
					at: step.at.toISOString()
				})),
				documents: documents.flatMap(({ document }) =>
					document.requestId === request.id ? [documentRow(document)] : []
				)
			};
		})
	};
}
