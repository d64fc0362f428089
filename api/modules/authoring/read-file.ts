import { bytesOf } from '#api/http/body-bytes.ts';
import { Problem } from '#api/http/problem.ts';

/** No single file may be larger, whatever the rules say of pictures and hand-outs. */
const fileAtMost = 16 * 1024 * 1024;

/** The bytes of an uploaded file. */
export async function readFile(request: Request): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = await bytesOf(request, fileAtMost);
	if (!bytes) throw new Problem('too-large');
	return bytes;
}
