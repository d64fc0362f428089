/** Material of a workshop: when participants see it, and how the bytes of a large file are cut. */
import { no, ok, type Result } from './result.ts';

export const materialKinds = ['file', 'link', 'text'] as const;
export type MaterialKind = (typeof materialKinds)[number];

export const shownTimes = ['before', 'during', 'after'] as const;
export type ShownTime = (typeof shownTimes)[number];
export type Shown = Record<ShownTime, boolean>;

/** The time of the session, or of the whole event, that a material belongs to; null: not planned yet. */
export type Held = { startsAt: Date | null; endsAt: Date | null };

/** Every moment is one of the three, and what is not planned yet has not begun. */
export function shownTimeAt(now: Date, { startsAt, endsAt }: Held): ShownTime {
	if (!startsAt || now < startsAt) return 'before';
	return endsAt && now >= endsAt ? 'after' : 'during';
}

export const isShown = (shown: Shown, held: Held, now: Date) => shown[shownTimeAt(now, held)];

/** The moment from which participants see it next, when they do not yet; null: they do, or never will again. */
export function shownFrom(shown: Shown, held: Held, now: Date): Date | null {
	if (isShown(shown, held, now)) return null;
	const begins = { before: null, during: held.startsAt, after: held.endsAt };
	const next = shownTimes.find((time) => {
		const from = begins[time];
		return shown[time] && from !== null && from > now;
	});
	return next ? begins[next] : null;
}

export type Cut = { size: number; partBytes: number };

export const partCount = ({ size, partBytes }: Cut) => Math.ceil(size / partBytes);

/** Bytes of part `number`, counted from 0; null: there is no such part. */
export function partSize(cut: Cut, number: number): number | null {
	if (number < 0 || number >= partCount(cut)) return null;
	return Math.min(cut.partBytes, cut.size - number * cut.partBytes);
}

export type Part = { number: number; sha256: string; size: number };

/** Parts that have not come, or not whole, in order. */
export function missingParts(cut: Cut, parts: readonly Omit<Part, 'sha256'>[]): number[] {
	const sizes = new Map(parts.map(({ number, size }) => [number, size]));
	return Array.from({ length: partCount(cut) }, (_, number) => number).filter(
		(number) => sizes.get(number) !== partSize(cut, number)
	);
}

/** Parts that are not, byte for byte, those that were judged. */
export const changedParts = (judged: readonly Part[], now: readonly Part[]): number[] =>
	now
		.filter(
			({ number, sha256 }) => judged.find((part) => part.number === number)?.sha256 !== sha256
		)
		.map(({ number }) => number);

export type Slice = { sha256: string; offset: number; length: number };

/** Where the bytes of a range lie, part by part. */
export function slicesOf(
	parts: readonly Part[],
	{ offset, length }: { offset: number; length: number }
): Slice[] {
	const slices: Slice[] = [];
	let begins = 0;
	for (const part of parts.toSorted((a, b) => a.number - b.number)) {
		const from = Math.max(offset - begins, 0);
		const to = Math.min(offset + length - begins, part.size);
		if (from < to) slices.push({ sha256: part.sha256, offset: from, length: to - from });
		begins += part.size;
	}
	return slices;
}

export type UploadRefusal =
	| { code: 'file_too_large'; limit: number; size: number }
	| { code: 'material_quota'; limit: number; left: number; size: number };

/** May a file of this size be begun? `held` is what the event's material takes already. */
export function mayUpload(given: {
	size: number;
	limit: number;
	held: number;
	quota: number;
}): Result<true, UploadRefusal> {
	const { size, limit, held, quota } = given;
	if (size > limit) return no({ code: 'file_too_large', limit, size });
	const left = Math.max(0, quota - held);
	return size > left ? no({ code: 'material_quota', limit: quota, left, size }) : ok(true);
}

/** Bytes of files in one archive: its format counts to 4 GiB, of which names and notes take a little. */
export const packLimit = 4_000_000_000;

export type PackRefusal = { limit: number; size: number };

/** May everything be fetched as one archive? If not, each file is fetched by itself. */
export const mayPack = ({ bytes }: { bytes: number }): Result<true, PackRefusal> =>
	bytes > packLimit ? no({ limit: packLimit, size: bytes }) : ok(true);
