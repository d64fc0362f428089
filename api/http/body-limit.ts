/** How much a request may bring. JSON is what a form holds; a file's own endpoint is stricter still. */
import type { Door } from './door.ts';
import { bytesOf } from './body-bytes.ts';
import { Problem } from './problem.ts';

const megabyte = 1024 * 1024;
const jsonAtMost = 2 * megabyte;
/** Files by their endpoint, and whole courses from the console. */
const anythingAtMost = 64 * megabyte;

export async function limitedBody(
	request: Pick<Request, 'headers' | 'body'>,
	door: Door
): Promise<Uint8Array<ArrayBuffer>> {
	const isJson = request.headers.get('content-type')?.startsWith('application/json') ?? false;
	const limit = isJson && door.kind !== 'console' ? jsonAtMost : anythingAtMost;
	const bytes = await bytesOf(request, limit);
	if (!bytes) throw new Problem('too-large');
	return bytes;
}
