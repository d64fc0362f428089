import { and, eq, gt, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import type { PeopleQuery } from './contract.ts';
import { definitiveOn, peopleInReach, personMatching } from './visible.ts';

type Query = z.output<typeof PeopleQuery>;

/** The register of people by name, with where each works today. */
export async function listPeople(call: Call, query: Query) {
	const rows = await call.db
		.select({ person, position: position.name, unit: unit.name, active: legalStatus.active })
		.from(person)
		.leftJoin(appointment, definitiveOn(call.today))
		.leftJoin(position, eq(position.id, appointment.positionId))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.where(
			and(
				peopleInReach(call, 'person.read'),
				personMatching(query.q),
				query.kind ? eq(person.kind, query.kind) : undefined,
				query.active ? eq(legalStatus.active, query.active === 'yes') : undefined,
				inUnit(call, query.unitId),
				afterCursor(query.after)
			)
		)
		.orderBy(person.name, person.id)
		.limit(query.limit + 1);
	const { items, next } = page(rows, query.limit, (row) => [row.person.name, row.person.id]);
	return { items: items.map(rowOut), next };
}

type Row = {
	person: typeof person.$inferSelect;
	position: string | null;
	unit: string | null;
	active: boolean | null;
};

const rowOut = ({ person: who, position: held, unit: place, active }: Row) => ({
	id: who.id,
	nip: who.nip,
	name: nameWithTitles(who),
	kind: who.kind,
	position: held,
	unit: place,
	active: active ?? false
});

/** In the unit or anywhere below it. */
function inUnit(call: Call, unitId: string | undefined) {
	if (!unitId) return undefined;
	const root = call.db.select({ path: unit.path }).from(unit).where(eq(unit.id, unitId));
	return sql`substr(${unit.path}, 1, length((${root}))) = (${root})`;
}

function afterCursor(cursor: string | undefined) {
	const [name, id] = decodeCursor(cursor) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return or(gt(person.name, name), and(eq(person.name, name), gt(person.id, id)));
}
