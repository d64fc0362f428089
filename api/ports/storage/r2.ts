/** Cloudflare's R2. */
import { sha256Of } from './hash.ts';
import type { Storage, StoredFile } from './index.ts';

export function openR2(bucket: R2Bucket): Storage {
	return {
		async put(bytes, { type }) {
			const sha256 = await sha256Of(bytes);
			await bucket.put(sha256, bytes, { httpMetadata: { contentType: type }, sha256 });
			return { sha256, size: bytes.length };
		},
		get: async (sha256) => fileOf(await bucket.get(sha256)),
		range: async (sha256, range) => fileOf(await bucket.get(sha256, { range })),
		has: async (sha256) => (await bucket.head(sha256)) !== null
	};
}

function fileOf(object: R2ObjectBody | null): StoredFile | null {
	if (!object) return null;
	const part: R2Range | undefined = object.range;
	const size = (part && 'length' in part ? part.length : undefined) ?? object.size;
	return { body: object.body, size, type: object.httpMetadata?.contentType };
}
