import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { DocumentParams } from './contract.ts';
import { storedDocument } from './stored-document.ts';
import { visibleCorrection } from './visible.ts';

/** The desk opens what proves a request; that it did leaves a trace. */
export async function openDocument(call: Call, given: z.output<typeof DocumentParams>) {
	const { request } = await visibleCorrection(call.db, call, given.correctionId);
	const document = await storedDocument(call, given);
	const body = await document.open();
	if (request.personId !== call.actor.personId)
		await call.note('correction.document-opened', `correction:${request.id}`);
	return { ...document, body };
}
