/** How a course's file travels: never as a page of the portal, whatever it holds, and resumable. */
import type { Range } from '#api/ports/storage/index.ts';

type FileFacts = { sha256: string; type: string; size: number; name: string };

export const fileHeaders = ({ sha256, type, name }: FileFacts): Record<string, string> => ({
	'content-type': type,
	'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
	'x-content-type-options': 'nosniff',
	'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
	'cross-origin-resource-policy': 'same-origin',
	'cache-control': 'private, max-age=31536000, immutable',
	'accept-ranges': 'bytes',
	etag: `"${sha256}"`
});

/** One range of bytes as RFC 9110 writes it; null: send the whole; false: there are no such bytes. */
export function rangeOf(header: string | undefined, size: number): Range | null | false {
	const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!parts || (!parts[1] && !parts[2])) return null;

	const last = size - 1;
	const from = parts[1] ? Number(parts[1]) : Math.max(0, size - Number(parts[2]));
	const to = parts[1] && parts[2] ? Math.min(Number(parts[2]), last) : last;
	return from > to ? false : { offset: from, length: to - from + 1 };
}
