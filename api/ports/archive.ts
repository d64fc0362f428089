/**
 * ZIP archives from strangers. The central directory is judged before one byte is inflated, and
 * inflating stops at the size it promised: a bomb costs what the limits allow, whatever it claims.
 */
import { Inflate, zipSync } from 'fflate';
import { no, ok, type Result } from '#api/domain/result.ts';

export type ArchiveLimits = {
	entries: number;
	/** Inflated bytes of all entries together. */
	totalBytes: number;
	/** Inflated to packed size of one entry; small entries are exempt. */
	ratio: number;
};
export type ArchiveRefusal =
	| { reason: 'damaged' }
	| { reason: 'password-protected' }
	| { reason: 'bomb'; limit: 'entries' | 'total-bytes' | 'ratio' | 'overlap' };

type Entry = { name: string; method: number; packed: number; size: number; offset: number };

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
const endSize = 22;
const longestComment = 0xffff;
const ratioExemptBytes = 1 << 20;
/** Small enough that one push cannot inflate to more than 16 MB. */
const pushBytes = 1 << 14;

export const looksLikeZip = (bytes: Uint8Array) =>
	bytes.length >= endSize && viewOf(bytes).getUint32(0, true) === signature.local;

/** Names of all entries, or why the archive is refused. */
export function listArchive(
	bytes: Uint8Array,
	limits: ArchiveLimits
): Result<string[], ArchiveRefusal> {
	const entries = entriesOf(bytes, limits);
	return entries.ok ? ok(entries.value.map((entry) => entry.name)) : entries;
}

/** Inflates the entries that `wanted` accepts, within `limits`. */
export function unpack(
	bytes: Uint8Array,
	limits: ArchiveLimits,
	wanted: (name: string) => boolean
): Result<Map<string, Uint8Array>, ArchiveRefusal> {
	const entries = entriesOf(bytes, limits);
	if (!entries.ok) return entries;

	const files = new Map<string, Uint8Array>();
	for (const entry of entries.value.filter(({ name }) => wanted(name))) {
		const content = contentOf(bytes, entry);
		if (!content) return no({ reason: 'damaged' });
		files.set(entry.name, content);
	}
	return ok(files);
}

/** An archive of `files` without compression: a cheap envelope for readers that only take archives. */
export const packStored = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
	zipSync(Object.fromEntries(files), { level: 0 });

function entriesOf(bytes: Uint8Array, limits: ArchiveLimits): Result<Entry[], ArchiveRefusal> {
	const end = findEnd(bytes);
	if (end === null) return no({ reason: 'damaged' });
	const view = viewOf(bytes);
	const count = view.getUint16(end + 10, true);
	if (count > limits.entries) return no({ reason: 'bomb', limit: 'entries' });

	const entries: Entry[] = [];
	let at = view.getUint32(end + 16, true);
	for (let index = 0; index < count; index++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.central) {
			return no({ reason: 'damaged' });
		}
		if (view.getUint16(at + 8, true) & 1) return no({ reason: 'password-protected' });
		const nameLength = view.getUint16(at + 28, true);
		entries.push({
			name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
			method: view.getUint16(at + 10, true),
			packed: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
			offset: view.getUint32(at + 42, true)
		});
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return judged(entries, limits);
}

function judged(entries: Entry[], limits: ArchiveLimits): Result<Entry[], ArchiveRefusal> {
	const total = entries.reduce((sum, entry) => sum + entry.size, 0);
	if (total > limits.totalBytes) return no({ reason: 'bomb', limit: 'total-bytes' });

	const swells = ({ size, packed }: Entry) =>
		size > ratioExemptBytes && size > packed * limits.ratio;
	if (entries.some(swells)) return no({ reason: 'bomb', limit: 'ratio' });

	const byOffset = entries.toSorted((a, b) => a.offset - b.offset);
	const overlaps = byOffset.some((entry, index) => {
		const next = byOffset[index + 1];
		return next !== undefined && entry.offset + 30 + entry.packed > next.offset;
	});
	return overlaps ? no({ reason: 'bomb', limit: 'overlap' }) : ok(entries);
}

function contentOf(bytes: Uint8Array, entry: Entry): Uint8Array | null {
	const view = viewOf(bytes);
	if (entry.offset + 30 > bytes.length) return null;
	if (view.getUint32(entry.offset, true) !== signature.local) return null;
	const start =
		entry.offset +
		30 +
		view.getUint16(entry.offset + 26, true) +
		view.getUint16(entry.offset + 28, true);
	if (start + entry.packed > bytes.length) return null;

	const packed = bytes.subarray(start, start + entry.packed);
	if (entry.method === 0) return entry.packed === entry.size ? packed : null;
	return entry.method === 8 ? inflated(packed, entry.size) : null;
}

/** Exactly `size` bytes, or null: too many, too few or no deflate stream at all. */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
	const content = new Uint8Array(size);
	const state = { filled: 0 };
	const inflate = new Inflate((chunk) => {
		if (state.filled + chunk.length <= size) content.set(chunk, state.filled);
		state.filled += chunk.length;
	});
	try {
		for (let at = 0; at < packed.length && state.filled <= size; at += pushBytes) {
			inflate.push(packed.subarray(at, at + pushBytes), at + pushBytes >= packed.length);
		}
	} catch {
		return null;
	}
	return state.filled === size ? content : null;
}

function findEnd(bytes: Uint8Array): number | null {
	const view = viewOf(bytes);
	const first = Math.max(0, bytes.length - endSize - longestComment);
	for (let at = bytes.length - endSize; at >= first; at--) {
		if (view.getUint32(at, true) === signature.end) return at;
	}
	return null;
}

const viewOf = (bytes: Uint8Array) =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
