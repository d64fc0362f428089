import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { DocumentParams } from './contract.ts';
import { ownCorrection } from './own-correction.ts';
import { storedDocument } from './stored-document.ts';

/** What the caller handed in, back again. */
export async function openOwnDocument(call: Call, given: z.output<typeof DocumentParams>) {
	await ownCorrection(call.db, call, given.correctionId);
	const document = await storedDocument(call, given);
	return { ...document, body: await document.open() };
}
