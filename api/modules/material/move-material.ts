import { and, asc, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { material } from '#db/schema/material.ts';
import type { MaterialParams, MoveMaterial } from './contract.ts';
import { publishedMaterial } from './visible.ts';

type Given = z.output<typeof MaterialParams> & z.output<typeof MoveMaterial>;

/** Changes places with the one above or below among those of the same session; at the end nothing happens. */
export async function moveMaterial(call: Call, { eventId, materialId, direction }: Given) {
	return call.write('material.moved', async (tx) => {
		const own = await publishedMaterial(tx, call, { eventId, materialId });
		const isUp = direction === 'up';
		const beyond = isUp ? lt : gt;
		const neighbour = await tx
			.select({ id: material.id, position: material.position })
			.from(material)
			.where(
				and(
					eq(material.eventId, eventId),
					own.sessionId === null
						? isNull(material.sessionId)
						: eq(material.sessionId, own.sessionId),
					isNull(material.removedAt),
					beyond(material.position, own.position)
				)
			)
			.orderBy(isUp ? desc(material.position) : asc(material.position))
			.limit(1)
			.get();
		if (neighbour) {
			const place = (id: string, position: number) =>
				tx.update(material).set({ position }).where(eq(material.id, id));
			await place(own.id, neighbour.position);
			await place(neighbour.id, own.position);
		}
		return {
			subject: `workshop_event:${eventId}`,
			after: { materialId, direction },
			result: { done: true as const }
		};
	});
}
