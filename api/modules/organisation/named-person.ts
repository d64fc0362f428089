import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { peopleInReach } from './visible.ts';

/** An active person by number, within the caller's reach; the rest is unknown beside its field. */
export async function namedPerson(tx: Tx, call: Call, given: { nip: string; field: string }) {
	const nip = given.nip.replace(/\D/g, '');
	const found = await tx
		.select({ id: person.id })
		.from(person)
		.innerJoin(
			legalStatus,
			and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.active, true))
		)
		.where(and(eq(person.nip, nip), peopleInReach(call, 'appointment.edit')))
		.get();
	if (!found) throw wrongField(given.field, 'unknown-person');
	return found;
}

export const wrongField = (field: string, code: string) =>
	new Problem('invalid-input', {
		errors: [{ pointer: `/${field}`, code, params: { text: '' } }]
	});
