import { and, eq, gt, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { peopleFound } from '#api/people-found.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import type { PeopleQuery } from './contract.ts';
import { definitiveOn, peopleInReach } from './visible.ts';

type Query = z.output<typeof PeopleQuery>;

/** The register of people by name, with where each works today. One round trip, two with a search. */
export async function listPeople(call: Call, query: Query) {
	const meant = await peopleFound(call, query);
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
				meant,
				query.kind ? eq(person.kind, query.kind) : undefined,
				query.active ? eq(legalStatus.active, query.active === 'yes') : undefined,
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

function afterCursor(cursor: string | undefined) {
	const [name, id] = decodeCursor(cursor) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return or(gt(person.name, name), and(eq(person.name, name), gt(person.id, id)));
}
