/** Cloudflare's R2. */
import { StorageAway } from './away.ts';
import { sha256Of } from './hash.ts';
import type { Storage, StoredFile } from './index.ts';

export function openR2(bucket: R2Bucket): Storage {
	return {
		async put(bytes, { type }) {
			const sha256 = await sha256Of(bytes);
			await reached(bucket.put(sha256, bytes, { httpMetadata: { contentType: type }, sha256 }));
			return { sha256, size: bytes.length };
		},
		get: async (sha256) => fileOf(await reached(bucket.get(sha256))),
		range: async (sha256, range) => fileOf(await reached(bucket.get(sha256, { range }))),
		has: async (sha256) => (await reached(bucket.head(sha256))) !== null,
		drop: (sha256) => reached(bucket.delete(sha256)),
		isThere: async () => (await reached(bucket.head('is-there'))) === null
	};
}

const reached = <T>(answer: Promise<T>) =>
	answer.catch((error: unknown) => {
		throw new StorageAway('R2 does not answer', { cause: error });
	});

function fileOf(object: R2ObjectBody | null): StoredFile | null {
	if (!object) return null;
	const part: R2Range | undefined = object.range;
	const size = (part && 'length' in part ? part.length : undefined) ?? object.size;
	return { body: object.body, size, type: object.httpMetadata?.contentType };
}
