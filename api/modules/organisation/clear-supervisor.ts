import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { endedBefore } from '#api/domain/supervision.ts';
import { Problem } from '#api/http/problem.ts';
import { supervision } from '#db/schema/organisation.ts';
import { appointedPerson } from './appointed-person.ts';

/** From today on the head of the unit supervises again; what was named stays in the history. */
export async function clearSupervisor(call: Call, { personId }: { personId: string }) {
	return call.write('supervisor.cleared', async (tx) => {
		await appointedPerson(tx, call, personId);
		const known = await tx.select().from(supervision).where(eq(supervision.personId, personId));
		const ending = endedBefore(known, call.today);
		if (ending.length === 0) throw new Problem('supervisor-not-named');

		for (const { id, validTo } of ending)
			await tx.update(supervision).set({ validTo }).where(eq(supervision.id, id));
		return {
			subject: `person:${personId}`,
			after: { ended: ending },
			result: { done: true as const }
		};
	});
}
