import { eq } from 'drizzle-orm';
import { grantsOfPersonId } from '#api/auth/lucia.ts';
import type { Call } from '#api/call.ts';
import { mayViewAs } from '#api/domain/viewing.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { session } from '#db/schema/identity.ts';

/** Shows this session the portal of somebody else, read-only and for a limited time; they are told. */
export async function startViewing(call: Call, { personId }: { personId: string }) {
	const { sessionId, grants, id: viewerId } = call.actor;
	if (!sessionId || personId === viewerId) throw new Problem('viewing-not-allowed');
	const viewed = await grantsOfPersonId(call.store, personId, call.now);
	if (!viewed) throw new Problem('not-found');
	if (!mayViewAs(grants, viewed.grants)) throw new Problem('viewing-not-allowed');

	const minutes = (await call.rules()).number('akses.lihat_sebagai_menit').value;
	const until = new Date(call.now.getTime() + minutes * 60_000);
	return call.write('viewing.started', async (tx) => {
		await tx
			.update(session)
			.set({ viewingPersonId: personId, viewingUntil: until })
			.where(eq(session.id, sessionId));
		const facts = { until: until.toISOString() };
		const eventKey = `viewing:${call.now.getTime()}`;
		await announce(tx, call, [{ kind: 'viewed-as', personId, eventKey, facts }]);
		return { subject: `person:${personId}`, after: facts, result: facts };
	});
}
