import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { appointedOn } from '#api/modules/competencies/index.ts';
import { peopleFound } from '#api/people-found.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';

/** So many are offered; whoever has more types more of the name. */
const most = 10;

/** Own people by part of their name, with where they work: enough to name a trainer, and no more. */
export async function findStaff(call: Call, { q }: { q: string }) {
	const meant = await peopleFound(call, { q });
	const rows = await call.db
		.select({ person, position: position.name, unit: unit.name })
		.from(person)
		.leftJoin(
			appointment,
			and(eq(appointment.personId, person.id), eq(appointment.kind, 'D'), appointedOn(call.today))
		)
		.leftJoin(position, eq(position.id, appointment.positionId))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.where(meant)
		.orderBy(person.name, person.id)
		.limit(most);
	return {
		items: rows.map((row) => ({
			id: row.person.id,
			name: nameWithTitles(row.person),
			position: row.position,
			unit: row.unit
		}))
	};
}
