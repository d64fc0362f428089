/** Pages of a list by key: `{ items, next }`, where `next` is the cursor of the following page or null. */
import * as z from 'zod';

export const PageQuery = z.object({
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});

export const pageOf = <T extends z.ZodType>(item: T) =>
	z.object({
		items: z.array(item),
		next: z.string().nullable(),
		total: z.number().int().optional()
	});

/** Cuts the one row read beyond `limit` and makes the cursor from the last row kept. */
export function page<T>(rows: T[], limit: number, cursorOf: (row: T) => readonly unknown[]) {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return {
		items,
		next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null
	};
}

export const encodeCursor = (values: readonly unknown[]) =>
	btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(values))))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

/** The values of a cursor, or null when somebody wrote it by hand. */
export function decodeCursor(cursor: string | undefined): unknown[] | null {
	if (!cursor) return null;
	try {
		const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
			char.charCodeAt(0)
		);
		const values: unknown = JSON.parse(new TextDecoder().decode(bytes));
		return Array.isArray(values) ? values : null;
	} catch {
		return null;
	}
}
