import { and, eq, max } from 'drizzle-orm';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { material } from '#db/schema/material.ts';
import { workshopSession } from '#db/schema/workshops.ts';

/** The place after the last one of an event; a session must be one of its own. */
export async function placeInEvent(
	tx: Tx,
	{ eventId, sessionId }: { eventId: string; sessionId: string | null }
) {
	if (sessionId !== null) {
		const known = await tx
			.select({ id: workshopSession.id })
			.from(workshopSession)
			.where(and(eq(workshopSession.id, sessionId), eq(workshopSession.eventId, eventId)))
			.get();
		if (!known)
			throw new Problem('invalid-input', { errors: [{ pointer: '/sessionId', code: 'unknown' }] });
	}
	const last = await tx
		.select({ position: max(material.position) })
		.from(material)
		.where(eq(material.eventId, eventId))
		.get();
	return (last?.position ?? 0) + 1;
}
