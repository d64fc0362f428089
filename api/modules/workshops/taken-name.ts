import { and, eq, ne } from 'drizzle-orm';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { room } from '#db/schema/workshops.ts';

/** Two rooms of one name would be booked for each other. */
export async function refuseTakenName(tx: Tx, name: string, roomId: string | null) {
	const other = await tx
		.select({ id: room.id })
		.from(room)
		.where(and(eq(room.name, name), roomId === null ? undefined : ne(room.id, roomId)))
		.get();
	if (other)
		throw new Problem('invalid-input', { errors: [{ pointer: '/name', code: 'room-known' }] });
}
