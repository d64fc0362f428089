/**
 * Files by the SHA-256 of their bytes: R2 on Cloudflare, plain files under DATA_DIR through the
 * host's binding everywhere else. The same bytes are stored once, and what is stored never changes.
 */
import type { Services } from '#api/http/settings.ts';
import { openDisk } from './disk.ts';
import { openR2 } from './r2.ts';

export type Range = { offset: number; length: number };
export type StoredFile = { body: ReadableStream; size: number; type?: string | undefined };

export type Storage = {
	/** Stored for good when it answers; storing the same bytes again is nothing. */
	put(
		bytes: Uint8Array<ArrayBuffer>,
		about: { type: string }
	): Promise<{ sha256: string; size: number }>;
	get(sha256: string): Promise<StoredFile | null>;
	range(sha256: string, range: Range): Promise<StoredFile | null>;
	has(sha256: string): Promise<boolean>;
	/** For the purge of personal data alone; dropping what is not there is nothing. */
	drop(sha256: string): Promise<void>;
	/** Throws when the store cannot be reached. */
	isThere(): Promise<boolean>;
};

export function openStorage(services: Pick<Services, 'FILES' | 'BUCKET'>): Storage {
	if (services.FILES) return openDisk(services.FILES);
	if (services.BUCKET) return openR2(services.BUCKET);
	throw new Error('no storage: neither FILES nor BUCKET is bound');
}
