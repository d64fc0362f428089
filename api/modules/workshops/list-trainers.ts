import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { nameParts } from '#db/name-parts.ts';
import { person } from '#db/schema/organisation.ts';
import { sessionTrainer, trainer, workshopSession } from '#db/schema/workshops.ts';
import type { PlaceQuery } from './place-contract.ts';
import { trainerName } from './session-rows.ts';

const byName = sql<string>`coalesce(${person.name}, ${trainer.name})`;

/** Trainers by name, with how much they are still to teach. One round trip. */
export async function listTrainers(call: Call, query: PlaceQuery) {
	const rows = await call.db
		.select({
			id: trainer.id,
			personId: trainer.personId,
			external: trainer.name,
			institution: trainer.institution,
			archivedAt: trainer.archivedAt,
			...nameParts,
			sortedBy: byName,
			ahead: sql<number>`(select count(*) from ${sessionTrainer} st
				join ${workshopSession} s on s.id = st.session_id
				where st.trainer_id = ${trainer.id} and s.starts_at > ${call.now.getTime()})`
		})
		.from(trainer)
		.leftJoin(person, eq(person.id, trainer.personId))
		.where(
			and(
				query.archived ? isNotNull(trainer.archivedAt) : isNull(trainer.archivedAt),
				afterCursor(query.after)
			)
		)
		.orderBy(asc(byName), asc(trainer.id))
		.limit(query.limit + 1);
	const { items, next } = page(rows, query.limit, (row) => [row.sortedBy, row.id]);
	return {
		items: items.map((row) => ({
			id: row.id,
			name: trainerName(row),
			institution: row.institution,
			own: row.personId !== null,
			archived: row.archivedAt !== null,
			ahead: row.ahead
		})),
		next
	};
}

function afterCursor(after: string | undefined) {
	const [name, id] = decodeCursor(after) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return sql`(${byName}, ${trainer.id}) > (${name}, ${id})`;
}
