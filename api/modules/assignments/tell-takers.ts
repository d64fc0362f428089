import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { assignment } from '#db/schema/assignments.ts';
import { awaitedTakers, workTold } from './awaited-takers.ts';

type Given = { assignmentId: string; kind: 'work-set' | 'work-due-moved' };

/** Tells those whose work an assignment awaits, in the transaction that sets it or moves its due time. */
export async function tellTakers(tx: Tx, call: Call, { assignmentId, kind }: Given) {
	const takers = await awaitedTakers(tx, { of: eq(assignment.id, assignmentId) });
	const occasion = `${kind}:${call.now.getTime()}`;
	return announce(
		tx,
		call,
		takers.map((each) => workTold(kind, each, occasion))
	);
}
