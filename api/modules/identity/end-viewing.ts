import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { session } from '#db/schema/identity.ts';

/** Back to one's own portal; asked again, when the time has run out meanwhile, it does no harm. */
export async function endViewing(call: Call) {
	const { sessionId } = call.actor;
	if (!sessionId) throw new Problem('viewing-not-started');
	return call.write('viewing.ended', async (tx) => {
		const row = await tx.select().from(session).where(eq(session.id, sessionId)).get();
		const personId = row?.viewingPersonId;
		if (!personId) throw new Problem('viewing-not-started');

		await tx
			.update(session)
			.set({ viewingPersonId: null, viewingUntil: null })
			.where(eq(session.id, sessionId));
		const before = { until: row.viewingUntil?.toISOString() };
		return { subject: `person:${personId}`, before, result: { personId } };
	});
}
