/**
 * A backup under a passphrase: scrypt makes the key, AES-256-GCM seals chunk after chunk. Each nonce holds
 * the chunk's number and whether it is the last, so that none can be altered, moved, dropped or cut off.
 *
 *     magic (16) · salt (16) · log2 N (1) · r (1) · p (1) · nonce prefix (7) · chunks of ≤ 64 KiB + tag (16)
 */
import {
	createCipheriv,
	createDecipheriv,
	randomBytes,
	scrypt,
	type DecipherGCM
} from 'node:crypto';
import { NodeBuffer } from '../../../db/hrana/bytes.ts';
import type { Bytes } from '../../ports/tar.ts';

const magic = 'malaqbi-sealed-1';
const headerSize = 42;
const chunkSize = 65_536;
const tagSize = 16;
const cost = { logN: 17, r: 8, p: 1 };
/** Nobody gets to make us work or remember more than this. */
const mostLogN = 20;

export const isSealed = (start: Uint8Array) =>
	NodeBuffer.from(start.subarray(0, 16)).equals(NodeBuffer.from(magic));

export async function* seal(source: Bytes, passphrase: string): Bytes {
	const salt = randomBytes(16);
	const header = NodeBuffer.concat([
		NodeBuffer.from(magic),
		salt,
		NodeBuffer.from([cost.logN, cost.r, cost.p]),
		randomBytes(7)
	]);
	const key = await keyOf(passphrase, salt, cost);
	yield header;
	for await (const { chunk, number, isLast } of chunksOf(source, chunkSize)) {
		const cipher = createCipheriv('aes-256-gcm', key, nonceOf(header, { number, isLast }));
		cipher.setAAD(header);
		yield NodeBuffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
	}
}

export async function* unseal(source: Bytes, passphrase: string): Bytes {
	const { header, rest } = await headerOf(source);
	const [logN = 0, r = 0, p = 0] = header.subarray(32, 35);
	if (logN > mostLogN || r > 16 || p > 4)
		throw new Error('The backup is damaged at its beginning.');
	const key = await keyOf(passphrase, header.subarray(16, 32), { logN, r, p });
	for await (const { chunk, number, isLast } of chunksOf(rest, chunkSize + tagSize)) {
		const nonce = nonceOf(header, { number, isLast });
		// Without its length a tag cut down to four bytes would do.
		const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagSize });
		decipher.setAAD(header);
		yield openedChunk(decipher, chunk, number);
	}
}

function openedChunk(decipher: DecipherGCM, chunk: Uint8Array, number: number) {
	const end = Math.max(0, chunk.byteLength - tagSize);
	try {
		decipher.setAuthTag(chunk.subarray(end));
		return NodeBuffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
	} catch (error) {
		throw new Error(
			number === 0
				? 'The passphrase does not open this backup, or its beginning is damaged.'
				: `The backup is damaged or cut off after ${number * chunkSize} bytes.`,
			{ cause: error }
		);
	}
}

function nonceOf(header: Uint8Array, { number, isLast }: { number: number; isLast: boolean }) {
	const nonce = NodeBuffer.alloc(12);
	nonce.set(header.subarray(35, 42));
	nonce.writeUInt32BE(number, 7);
	nonce[11] = isLast ? 1 : 0;
	return nonce;
}

function keyOf(passphrase: string, salt: Uint8Array, { logN, r, p }: typeof cost) {
	const limits = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
	return new Promise<Buffer>((done, fail) =>
		scrypt(passphrase.normalize('NFC'), salt, 32, limits, (error, key) =>
			error ? fail(error) : done(key)
		)
	);
}

type Chunk = { chunk: Buffer; number: number; isLast: boolean };

/** Chunks of exactly `size`, but for the last; there is always a last one. */
async function* chunksOf(source: Bytes, size: number): AsyncGenerator<Chunk> {
	let held: Uint8Array[] = [];
	let length = 0;
	let number = 0;
	for await (const part of source) {
		held.push(part);
		length += part.byteLength;
		if (length <= size) continue;
		let all = NodeBuffer.concat(held);
		for (; all.byteLength > size; number += 1) {
			yield { chunk: all.subarray(0, size), number, isLast: false };
			all = all.subarray(size);
		}
		held = [all];
		length = all.byteLength;
	}
	yield { chunk: NodeBuffer.concat(held), number, isLast: true };
}

async function headerOf(source: Bytes) {
	const parts = source[Symbol.asyncIterator]();
	let start = NodeBuffer.alloc(0);
	while (start.byteLength < headerSize) {
		const next = await parts.next();
		if (next.done) throw new Error('The backup is cut off at its beginning.');
		start = NodeBuffer.concat([start, next.value]);
	}
	const header = start.subarray(0, headerSize);
	return { header, rest: following(start.subarray(headerSize), parts) };
}

async function* following(first: Uint8Array, parts: AsyncIterator<Uint8Array>): Bytes {
	yield first;
	for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value;
}
