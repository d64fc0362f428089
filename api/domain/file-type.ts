/** What a file is, by its bytes: names and declared types are only claims. */

export const fileTypes = [
	'application/pdf',
	'image/png',
	'image/jpeg',
	'image/webp',
	'image/svg+xml'
] as const;
export type FileType = (typeof fileTypes)[number];

/** Null: nothing that the portal keeps. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
	const begins = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
	const text = (from: number, to: number) => String.fromCharCode(...bytes.slice(from, to));

	if (text(0, 5) === '%PDF-') return 'application/pdf';
	if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
	if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
	if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
	return isDrawing(bytes) ? 'image/svg+xml' : null;
}

/** Drawing elements and attributes only: nothing that runs, loads, links or escapes. */
const harmful =
	/<\s*(script|foreignobject|iframe|object|embed|image|use|a|set|animate\w*|handler|audio|video)[\s/>]|\son\w+\s*=|javascript:|data:|<!ENTITY|<!DOCTYPE|<\?xml-stylesheet|@import|url\(\s*['"]?(?!#)|\b(xlink:)?href\s*=\s*['"](?!#)/i;

/** True for an SVG that only draws. It is shown by `<img>`, where nothing runs; this is the second lock. */
function isDrawing(bytes: Uint8Array): boolean {
	const source = decoded(bytes);
	return source !== null && /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/.test(source)
		? !harmful.test(source)
		: false;
}

function decoded(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
