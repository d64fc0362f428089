import { bytesOf } from '#api/http/body-bytes.ts';
import { Problem } from '#api/http/problem.ts';

/** No document may be larger, whatever the rule says. */
const documentAtMost = 16 * 1024 * 1024;

/** The bytes of a document that is handed in. */
export async function readDocument(request: Request): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = await bytesOf(request, documentAtMost);
	if (!bytes) throw new Problem('too-large');
	return bytes;
}
