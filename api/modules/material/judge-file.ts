import { slicesOf, type Part } from '#api/domain/material.ts';
import {
	compoundMarks,
	judgeArchive,
	judgeCompound,
	materialTypeOf,
	type CompoundMark,
	type Judged
} from '#api/domain/material-type.ts';
import { archiveNames } from '#api/ports/archive-names.ts';
import type { Storage } from '#api/ports/storage/index.ts';
import { bodyOf, bytesOfSlices } from '#api/ports/storage/sliced.ts';

type Given = { parts: readonly Part[]; size: number };

/** What a stored file is by its bytes and whether it carries macros; null: nothing that is handed out. */
export async function judgeFile(storage: Storage, { parts, size }: Given): Promise<Judged | null> {
	const read = (offset: number, length: number) =>
		bytesOfSlices(storage, slicesOf(parts, { offset, length }));
	const type = materialTypeOf(await read(0, Math.min(size, 4096)));
	if (type === null) return null;
	if (type === 'compound')
		return judgeCompound(await marksIn(storage, slicesOf(parts, { offset: 0, length: size })));
	if (type !== 'zip') return { type, macros: false };
	const found = await archiveNames(read, size);
	return found && judgeArchive(found.names, found.mimetype);
}

const marks = Object.entries(compoundMarks).map(([mark, name]) => ({
	mark: asMark(mark),
	bytes: twoBytes(name)
}));
const longest = Math.max(...marks.map(({ bytes }) => bytes.length));

/** Goes through the file once, a chunk at a time; a name may lie across two chunks. */
async function marksIn(storage: Storage, slices: ReturnType<typeof slicesOf>) {
	const found = new Set<CompoundMark>();
	let before: Uint8Array = new Uint8Array();
	for (const slice of slices)
		for await (const chunk of await bodyOf(storage, slice)) {
			const window = new Uint8Array(before.length + chunk.length);
			window.set(before);
			window.set(chunk, before.length);
			for (const { mark, bytes } of marks)
				if (!found.has(mark) && holds(window, bytes)) found.add(mark);
			before = window.slice(-longest);
		}
	return found;
}

function holds(bytes: Uint8Array, wanted: Uint8Array) {
	const [first = 0] = wanted;
	for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
		if (wanted.every((byte, place) => bytes[at + place] === byte)) return true;
	return false;
}

/** As a compound file writes names: two bytes a letter, and an end, so that one is not the beginning of another. */
function twoBytes(name: string) {
	return Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0), 0]).concat([0, 0]));
}

/** A key of `compoundMarks`. */
function asMark(name: string) {
	return name as CompoundMark;
}
