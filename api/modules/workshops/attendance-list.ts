import { and, eq } from 'drizzle-orm';
import { withoutSeparators } from '#api/domain/employee-number.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { person } from '#db/schema/organisation.ts';
import { signup } from '#db/schema/workshops.ts';

/** One of the agency's own, or the words that nobody has this number. */
export async function personByNip(tx: Tx, typed: string) {
	const found = await tx
		.select({ id: person.id })
		.from(person)
		.where(eq(person.nip, withoutSeparators(typed)))
		.get();
	if (!found)
		throw new Problem('invalid-input', { errors: [{ pointer: '/nip', code: 'nip-unknown' }] });
	return found;
}

export const signupOf = (tx: Tx, given: { eventId: string; personId: string }) =>
	tx
		.select({ id: signup.id, status: signup.status })
		.from(signup)
		.where(and(eq(signup.eventId, given.eventId), eq(signup.personId, given.personId)))
		.get();
