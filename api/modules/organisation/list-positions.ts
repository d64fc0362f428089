import { and, eq, gt, like, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { position } from '#db/schema/organisation.ts';
import { positionClass } from '#db/schema/rules.ts';
import type { PositionsQuery } from './contract.ts';
import { wordsOf } from './visible.ts';

/** The register of positions by name. */
export async function listPositions(call: Call, query: z.output<typeof PositionsQuery>) {
	const { q, classCode, limit } = query;
	const [name, id] = decodeCursor(query.after) ?? [];
	const after =
		typeof name === 'string' && typeof id === 'string'
			? or(gt(position.name, name), and(eq(position.name, name), gt(position.id, id)))
			: undefined;
	const matches = q
		? or(
				and(...wordsOf(q).map((word) => like(position.name, `%${word}%`))),
				like(position.code, `${q}%`)
			)
		: undefined;
	const rows = await call.db
		.select({ position, className: positionClass.name })
		.from(position)
		.innerJoin(positionClass, eq(positionClass.code, position.classCode))
		.where(and(matches, classCode ? eq(position.classCode, classCode) : undefined, after))
		.orderBy(position.name, position.id)
		.limit(limit + 1);
	const { items, next } = page(rows, limit, (row) => [row.position.name, row.position.id]);
	return {
		items: items.map(({ position: row, className }) => ({
			id: row.id,
			code: row.code,
			name: row.name,
			className,
			kind: row.kind
		})),
		next
	};
}
