/** The names in a ZIP archive that is too large to hold: its directory alone is read. */

type Read = (offset: number, length: number) => Promise<Uint8Array>;

const endSize = 22;
const longestComment = 0xffff;
/** A directory of more than this is nothing that a trainer hands out. */
const directoryAtMost = 4 * 1024 * 1024;
const signature = { central: 0x02014b50, end: 0x06054b50 };

/** Names in order, and the type that an OpenDocument says in its first entry; null: damaged, or no archive. */
export async function archiveNames(
	read: Read,
	size: number
): Promise<{ names: string[]; mimetype: string | null } | null> {
	if (size < endSize) return null;
	const tailSize = Math.min(size, endSize + longestComment);
	const tail = await read(size - tailSize, tailSize);
	const end = findEnd(tail);
	if (end === null) return null;
	const view = viewOf(tail);
	const length = view.getUint32(end + 12, true);
	const offset = view.getUint32(end + 16, true);
	if (length > directoryAtMost || offset + length > size) return null;

	const names = namesOf(await read(offset, length));
	return names && { names, mimetype: await mimetypeOf(read, { names, size }) };
}

function namesOf(directory: Uint8Array): string[] | null {
	const view = viewOf(directory);
	const names: string[] = [];
	for (let at = 0; at < directory.length;) {
		if (at + 46 > directory.length || view.getUint32(at, true) !== signature.central) return null;
		const nameLength = view.getUint16(at + 28, true);
		names.push(new TextDecoder().decode(directory.subarray(at + 46, at + 46 + nameLength)));
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return names;
}

/** An OpenDocument begins with an entry of this name, stored as it is. */
async function mimetypeOf(read: Read, { names, size }: { names: string[]; size: number }) {
	if (names[0] !== 'mimetype') return null;
	const head = await read(0, Math.min(size, 200));
	const view = viewOf(head);
	if (head.length < 30 || view.getUint16(8, true) !== 0) return null;
	const start = 30 + view.getUint16(26, true) + view.getUint16(28, true);
	return new TextDecoder().decode(head.subarray(start, start + view.getUint32(18, true)));
}

function findEnd(bytes: Uint8Array): number | null {
	const view = viewOf(bytes);
	for (let at = bytes.length - endSize; at >= 0; at--) {
		if (view.getUint32(at, true) === signature.end) return at;
	}
	return null;
}

const viewOf = (bytes: Uint8Array) =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
