import type { Range } from '#api/ports/storage/index.ts';

/** One range of bytes as RFC 9110 writes it; null: send the whole; false: there are no such bytes. */
export function byteRange(header: string | undefined, size: number): Range | null | false {
	const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!parts || (!parts[1] && !parts[2])) return null;

	const last = size - 1;
	const from = parts[1] ? Number(parts[1]) : Math.max(0, size - Number(parts[2]));
	const to = parts[1] && parts[2] ? Math.min(Number(parts[2]), last) : last;
	return from > to ? false : { offset: from, length: to - from + 1 };
}
