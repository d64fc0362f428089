import type { Call } from '#api/call.ts';
import { material } from '#db/schema/material.ts';
import type { AddMaterial } from './contract.ts';
import { materialFacts } from './material-facts.ts';
import { placeInEvent } from './place-in-event.ts';
import { publishedEvent } from './visible.ts';

/** Hands out a link or a text at once; a file once it has come. */
export async function addMaterial(
	call: Call,
	{ eventId, kind, ...given }: AddMaterial & { eventId: string }
) {
	return call.write('material.added', async (tx) => {
		await publishedEvent(tx, call, eventId);
		const facts = materialFacts(kind, given);
		const position = await placeInEvent(tx, { eventId, sessionId: given.sessionId });
		const materialId = call.newId('mtr');
		await tx.insert(material).values({
			id: materialId,
			eventId,
			kind,
			...facts,
			position,
			by: call.actor.id,
			createdAt: call.now,
			updatedAt: call.now
		});
		const { textHtml: _, ...after } = facts;
		return {
			subject: `workshop_event:${eventId}`,
			after: { materialId, kind, ...after },
			result: { materialId }
		};
	});
}
