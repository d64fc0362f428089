import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { material } from '#db/schema/material.ts';
import type { SaveMaterial } from './contract.ts';
import { materialFacts } from './material-facts.ts';
import { placeInEvent } from './place-in-event.ts';
import { publishedMaterial } from './visible.ts';

type Given = SaveMaterial & { eventId: string; materialId: string };

/** Changes what a material is called, where it belongs, when it is seen, and what a link or text says. */
export async function editMaterial(call: Call, { eventId, materialId, ...given }: Given) {
	return call.write('material.changed', async (tx) => {
		const before = await publishedMaterial(tx, call, { eventId, materialId });
		const facts = materialFacts(before.kind, given);
		const moved = facts.sessionId !== before.sessionId;
		const place = moved ? await placeInEvent(tx, { eventId, sessionId: facts.sessionId }) : null;
		await tx
			.update(material)
			.set({ ...facts, position: place ?? before.position, updatedAt: call.now })
			.where(eq(material.id, materialId));
		const { textHtml: _, ...after } = facts;
		return {
			subject: `workshop_event:${eventId}`,
			before: Object.fromEntries(
				Object.keys(after).map((key) => [key, Reflect.get(before, key) as unknown])
			),
			after: { materialId, ...after },
			result: { materialId }
		};
	});
}
