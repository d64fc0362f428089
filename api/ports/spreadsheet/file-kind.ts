/** What a file is, by its first bytes; its name proves nothing. */
import { listArchive, looksLikeZip } from '../archive.ts';
import { archiveLimits } from './archive-limits.ts';

export type ForeignKind = 'old-excel' | 'html' | 'pdf' | 'image' | 'archive' | 'unknown';
export type FileKind = 'xlsx' | 'text' | 'password-protected' | ForeignKind;

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
	start.every((byte, index) => bytes[index] === byte);

export function fileKindOf(bytes: Uint8Array): FileKind {
	if (looksLikeZip(bytes)) return zipKindOf(bytes);
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
		return holdsText(bytes, utf16('EncryptedPackage')) ? 'password-protected' : 'old-excel';
	}
	if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
	if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) {
		return 'image';
	}
	if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'image';
	if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return 'archive';
	if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return 'text';
	return textKindOf(bytes);
}

/** What cannot even be listed is left to the reader, which knows the exact reason. */
function zipKindOf(bytes: Uint8Array): FileKind {
	const names = listArchive(bytes, archiveLimits);
	if (!names.ok || names.value.includes('xl/workbook.xml')) return 'xlsx';
	return names.value.includes('xl/workbook.bin') ? 'old-excel' : 'archive';
}

/** Many a SIMPEG exports a web page and calls it `.xls`. */
function textKindOf(bytes: Uint8Array): FileKind {
	const head = bytes.subarray(0, 4096);
	if (head.some((byte) => byte === 0 || (byte < 32 && ![9, 10, 12, 13].includes(byte)))) {
		return 'unknown';
	}
	const text = new TextDecoder().decode(head).trimStart().toLowerCase();
	return /^<(!doctype|html|table|\?xml|head|meta|style)/.test(text) ? 'html' : 'text';
}

const utf16 = (text: string) => [...text].join('\u0000');

/** True when the ASCII `text` stands anywhere in `bytes`. */
function holdsText(bytes: Uint8Array, text: string): boolean {
	const wanted = Uint8Array.from(text, (character) => character.charCodeAt(0));
	const [first = 0] = wanted;
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
		if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
	}
	return false;
}
