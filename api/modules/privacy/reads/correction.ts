import { asc, desc, eq, getTableColumns } from 'drizzle-orm';
import type { ReadDb } from '#db/client.ts';
import { correctionDocument, correctionRequest, correctionStatus } from '#db/schema/privacy.ts';

/** What a person asked to have corrected, and what became of it. */
export function correctionReads(db: ReadDb, personId: string) {
	return {
		correctionRequest: db
			.select()
			.from(correctionRequest)
			.where(eq(correctionRequest.personId, personId))
			.orderBy(desc(correctionRequest.createdAt), desc(correctionRequest.id)),
		correctionStatus: db
			.select({ ...getTableColumns(correctionStatus), section: correctionRequest.section })
			.from(correctionStatus)
			.innerJoin(correctionRequest, eq(correctionRequest.id, correctionStatus.requestId))
			.where(eq(correctionRequest.personId, personId))
			.orderBy(asc(correctionStatus.at), asc(correctionStatus.sequence)),
		correctionDocument: db
			.select({ ...getTableColumns(correctionDocument), section: correctionRequest.section })
			.from(correctionDocument)
			.innerJoin(correctionRequest, eq(correctionRequest.id, correctionDocument.requestId))
			.where(eq(correctionRequest.personId, personId))
			.orderBy(asc(correctionDocument.storedAt), asc(correctionDocument.id))
	};
}
