import { and, asc, eq, exists, gt, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Rules } from '#api/rules.ts';
import { appointedOn } from '#api/modules/competencies/index.ts';
import { appointment, person } from '#db/schema/organisation.ts';

/** People a round: their facts are read together and forgotten before the next. */
const atOnce = 500;

/** Everybody with an appointment today whose legal status counts, some at a time. */
export async function* countedPeople(call: Call, rules: Rules) {
	const statuses = rules.list('jp.kedudukan_dihitung').value;
	const appointed = call.db
		.select({ id: appointment.id })
		.from(appointment)
		.where(and(eq(appointment.personId, person.id), appointedOn(call.today)));

	for (let after = ''; ;) {
		const people = await call.db
			.select({ id: person.id, kind: person.kind, contractStart: person.contractStart })
			.from(person)
			.where(and(gt(person.id, after), inArray(person.legalStatus, statuses), exists(appointed)))
			.orderBy(asc(person.id))
			.limit(atOnce);
		if (people.length > 0) yield people;
		if (people.length < atOnce) return;
		after = people.at(-1)?.id ?? '';
	}
}
