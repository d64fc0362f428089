import { and, asc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { appointedOn } from '#api/modules/competencies/index.ts';
import { competency } from '#db/schema/competencies.ts';
import { appointment, position, unit } from '#db/schema/organisation.ts';
import { developmentForm } from '#db/schema/rules.ts';
import type { DraftChoices } from './contract.ts';

/** What the forms of an author choose from. One round trip. */
export async function listChoices(call: Call): Promise<DraftChoices> {
	const [forms, competencies, positions, [place]] = await call.readAll([
		call.db
			.select({ code: developmentForm.code, name: developmentForm.name })
			.from(developmentForm)
			.orderBy(asc(developmentForm.code)),
		call.db
			.select({ code: competency.code, name: competency.name })
			.from(competency)
			.orderBy(asc(competency.code)),
		call.db
			.select({ code: position.code, name: position.name })
			.from(position)
			.orderBy(asc(position.name)),
		call.db
			.select({ name: unit.name })
			.from(appointment)
			.innerJoin(unit, eq(unit.id, appointment.unitId))
			.where(
				and(
					eq(appointment.personId, call.actor.personId ?? ''),
					eq(appointment.kind, 'D'),
					appointedOn(call.today)
				)
			)
	]);
	return { forms, competencies, positions, provider: place?.name ?? null };
}
