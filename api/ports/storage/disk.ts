/** The host's file service: `PUT`, `GET` with Range and `HEAD` of `/<sha256>`. */
import type { Services } from '#api/http/settings.ts';
import { StorageAway, StorageFull } from './away.ts';
import { sha256Of } from './hash.ts';
import type { Storage, StoredFile } from './index.ts';

type Files = NonNullable<Services['FILES']>;

export function openDisk(files: Files): Storage {
	const send = async (sha256: string, init?: RequestInit) => {
		const answer = await files.fetch(`http://files.invalid/${sha256}`, init);
		if (answer.status === 507) throw new StorageFull('the disk of the file service is full');
		if (answer.status >= 500) throw new StorageAway(`the file service answered ${answer.status}`);
		return answer;
	};

	return {
		async put(bytes, { type }) {
			const sha256 = await sha256Of(bytes);
			const answer = await send(sha256, {
				method: 'PUT',
				body: bytes,
				headers: { 'content-type': type }
			});
			if (!answer.ok) throw new Error(`the file service answered ${answer.status}`);
			return { sha256, size: bytes.length };
		},
		get: async (sha256) => fileOf(await send(sha256)),
		range: async (sha256, { offset, length }) =>
			fileOf(await send(sha256, { headers: { range: `bytes=${offset}-${offset + length - 1}` } })),
		has: async (sha256) => (await send(sha256, { method: 'HEAD' })).ok,
		async drop(sha256) {
			const answer = await send(sha256, { method: 'DELETE' });
			if (!answer.ok) throw new Error(`the file service answered ${answer.status}`);
		},
		isThere: async () => (await send('')).ok
	};
}

function fileOf(answer: Response): StoredFile | null {
	if (answer.status === 404) return null;
	if (!answer.ok || !answer.body) throw new Error(`the file service answered ${answer.status}`);
	return {
		body: answer.body,
		size: Number(answer.headers.get('content-length') ?? 0),
		type: answer.headers.get('content-type') ?? undefined
	};
}
