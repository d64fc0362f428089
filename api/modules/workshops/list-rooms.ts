import { and, asc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { room, workshopSession } from '#db/schema/workshops.ts';
import type { PlaceQuery } from './place-contract.ts';

/** Rooms by name, with how much is still to come there. One round trip. */
export async function listRooms(call: Call, query: PlaceQuery) {
	const rows = await call.db
		.select({
			room,
			ahead: sql<number>`(select count(*) from ${workshopSession} s
				where s.room_id = room.id and s.starts_at > ${call.now.getTime()})`
		})
		.from(room)
		.where(
			and(
				query.archived ? isNotNull(room.archivedAt) : isNull(room.archivedAt),
				afterCursor(query.after)
			)
		)
		.orderBy(asc(room.name), asc(room.id))
		.limit(query.limit + 1);
	const { items, next } = page(rows, query.limit, (row) => [row.room.name, row.room.id]);
	return {
		items: items.map(({ room: { archivedAt, updatedAt: _, ...facts }, ahead }) => ({
			...facts,
			archived: archivedAt !== null,
			ahead
		})),
		next
	};
}

function afterCursor(after: string | undefined) {
	const [name, id] = decodeCursor(after) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return or(gt(room.name, name), and(eq(room.name, name), gt(room.id, id)));
}
