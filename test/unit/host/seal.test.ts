import { createCipheriv, scryptSync } from 'node:crypto';
import { test } from 'vitest';
import { seal, unseal } from '#api/host/backup/seal.ts';

const timeout = 60_000;
const passphrase = 'perahu-sandeq-biru';
async function* bytes(...parts: Uint8Array[]) {
	yield* parts;
}
async function collected(parts: AsyncIterable<Uint8Array>) {
	const all: Uint8Array[] = [];
	for await (const part of parts) all.push(part);
	return Buffer.concat(all);
}

test(
	'what is sealed opens, and not after its end was shortened',
	{ timeout },
	async ({ expect }) => {
		const sealed = await collected(seal(bytes(Buffer.from('isi cadangan')), passphrase));
		expect((await collected(unseal(bytes(sealed), passphrase))).toString()).toBe('isi cadangan');
		for (const length of [sealed.length - 1, 46])
			await expect(
				collected(unseal(bytes(sealed.subarray(0, length)), passphrase))
			).rejects.toThrow(/does not open|damaged|cut off/);
	}
);

test(
	'a chunk with a short tag is refused, were its bytes right',
	{ timeout },
	async ({ expect }) => {
		const sealed = await collected(seal(bytes(new Uint8Array()), passphrase));
		const header = sealed.subarray(0, 42);
		const key = scryptSync(passphrase, header.subarray(16, 32), 32, {
			...{ N: 2 ** 17, r: 8, p: 1 },
			maxmem: 2 ** 28
		});
		const nonce = Buffer.concat([header.subarray(35, 42), Buffer.from([0, 0, 0, 0, 1])]);
		const cipher = createCipheriv('aes-256-gcm', key, nonce);
		cipher.setAAD(header);
		cipher.final();
		const short = Buffer.concat([header, cipher.getAuthTag().subarray(0, 4)]);
		await expect(collected(unseal(bytes(short), passphrase))).rejects.toThrow(/does not open/);
	}
);
