import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { documentName, fitDocument } from '#api/domain/supporting-document.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import type { AssignmentParams, HandInFile } from './contract.ts';
import { fileLimitOf } from './file-limit.ts';
import { ownAssignment } from './reach.ts';
import { takeHandIn } from './take-hand-in.ts';

type Given = z.output<typeof AssignmentParams> &
	z.output<typeof HandInFile> & { bytes: Uint8Array<ArrayBuffer> };

/** The caller hands in a file, told by its bytes. */
export async function handInFile(call: Call, { assignmentId, name, bytes }: Given) {
	await ownAssignment(call.db, call, assignmentId);
	const fit = fitDocument(bytes, fileLimitOf(await call.rules()));
	if (!fit.ok) {
		const { code, ...params } = fit.error;
		throw new Problem('invalid-input', { errors: [{ pointer: '/file', code, params }] });
	}
	const type = fit.value;
	// Stored before the transaction: without the row they are only unused bytes.
	const { sha256, size } = await openStorage(call.services).put(bytes, { type });
	const file = { sha256, type, size, name: documentName(name, type) };
	return call.write('work.handed-in', (tx) => takeHandIn(tx, call, { assignmentId, ...file }));
}
