import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { linkedSubject, session, user } from '#db/schema/identity.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import { definitiveToday, withinScope } from './current-place.ts';

/** Takes a provider's subject off an account and ends its sessions; the next sign-in there links anew. */
export async function unlinkSubject(call: Call, input: { personId: string; subjectId: string }) {
	return call.write('subject.unlinked', async (tx) => {
		const linked = await tx
			.select({ id: linkedSubject.id, userId: user.id })
			.from(linkedSubject)
			.innerJoin(user, eq(user.id, linkedSubject.userId))
			.innerJoin(person, eq(person.id, user.personId))
			.leftJoin(appointment, definitiveToday(call.today))
			.leftJoin(unit, eq(unit.id, appointment.unitId))
			.where(
				and(
					eq(linkedSubject.id, input.subjectId),
					eq(person.id, input.personId),
					withinScope(call, 'account.manage')
				)
			)
			.get();
		if (!linked) throw new Problem('not-found');

		await tx.delete(linkedSubject).where(eq(linkedSubject.id, linked.id));
		await tx.delete(session).where(eq(session.userId, linked.userId));
		return { subject: `person:${input.personId}`, result: { done: true as const } };
	});
}
