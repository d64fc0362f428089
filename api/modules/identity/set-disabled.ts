import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { session, user } from '#db/schema/identity.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import { definitiveToday, withinScope } from './current-place.ts';
import { refuseLastAdmin } from './refuse-last-admin.ts';

/** Stops an account, and ends its sessions, or lets it in again. */
export async function setDisabled(call: Call, input: { personId: string; disabled: boolean }) {
	return call.write(input.disabled ? 'account.disabled' : 'account.enabled', async (tx) => {
		const account = await tx
			.select({ id: user.id })
			.from(user)
			.innerJoin(person, eq(person.id, user.personId))
			.leftJoin(appointment, definitiveToday(call.today))
			.leftJoin(unit, eq(unit.id, appointment.unitId))
			.where(and(eq(user.personId, input.personId), withinScope(call, 'account.manage')))
			.get();
		if (!account) throw new Problem('not-found');
		if (input.disabled) await refuseLastAdmin(tx, { personId: input.personId });

		await tx
			.update(user)
			.set({ disabledAt: input.disabled ? call.now : null })
			.where(eq(user.id, account.id));
		if (input.disabled) await tx.delete(session).where(eq(session.userId, account.id));
		return {
			subject: `person:${input.personId}`,
			after: { disabled: input.disabled },
			result: { done: true as const }
		};
	});
}
