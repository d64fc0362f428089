import { and, asc, count, desc, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { correctionRequest } from '#db/schema/privacy.ts';
import type { CorrectionPage, CorrectionQuery } from './contract.ts';
import { correctionRow } from './row.ts';
import { correctionInReach, correctionsQuery } from './visible.ts';

type Query = z.output<typeof CorrectionQuery>;

/** The desk: what waits, least time first; or what was answered, the latest first. One round trip. */
export async function listCorrections(
	call: Call,
	query: Query
): Promise<z.output<typeof CorrectionPage>> {
	const isOpen = query.state === 'open';
	const reach = correctionInReach(call);
	const chosen = isOpen
		? isNull(correctionRequest.closedAt)
		: isNotNull(correctionRequest.closedAt);
	const order = isOpen
		? [asc(correctionRequest.dueAt), asc(correctionRequest.id)]
		: [desc(correctionRequest.closedAt), desc(correctionRequest.id)];
	const [rows, [open], [overdue]] = await call.readAll([
		correctionsQuery(call.db)
			.where(and(chosen, reach, afterCursor(query)))
			.orderBy(...order)
			.limit(query.limit + 1),
		call.db
			.select({ rows: count() })
			.from(correctionRequest)
			.where(and(isNull(correctionRequest.closedAt), reach)),
		call.db
			.select({ rows: count() })
			.from(correctionRequest)
			.where(and(isNull(correctionRequest.closedAt), lt(correctionRequest.dueAt, call.now), reach))
	]);
	const { items, next } = page(rows, query.limit, ({ request }) => [
		(isOpen ? request.dueAt : (request.closedAt ?? request.dueAt)).getTime(),
		request.id
	]);
	return {
		items: items.map(({ request, status, person, unit }) => ({
			...correctionRow(request, { now: call.now, status }),
			person,
			unit,
			own: request.personId === call.actor.personId
		})),
		next,
		open: open?.rows ?? 0,
		overdue: overdue?.rows ?? 0
	};
}

function afterCursor({ after, state }: Query) {
	const [at, id] = decodeCursor(after) ?? [];
	if (typeof at !== 'number' || typeof id !== 'string') return undefined;
	return state === 'open'
		? sql`(${correctionRequest.dueAt}, ${correctionRequest.id}) > (${at}, ${id})`
		: sql`(${correctionRequest.closedAt}, ${correctionRequest.id}) < (${at}, ${id})`;
}
