import { and, eq, isNotNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Told } from '#api/domain/notification.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { signup } from '#db/schema/workshops.ts';

type Given = { eventId: string; calledOffAt: Date | null; told: Told };

/**
 * Tells those invited that an event is open: once for each invitation, under the key with which an open event tells of
 * it (tell-signup.ts), and once more to whom it was called off in between.
 */
export async function tellInvited(tx: Tx, call: Call, { eventId, calledOffAt, told }: Given) {
	const invited = await tx
		.select({ id: signup.id, personId: signup.personId, at: signup.createdAt })
		.from(signup)
		.where(
			and(eq(signup.eventId, eventId), eq(signup.status, 'invited'), isNotNull(signup.personId))
		);
	return announce(
		tx,
		call,
		invited.flatMap(({ id, personId, at }) => {
			if (personId === null) return [];
			const again = calledOffAt && calledOffAt > at ? `:${calledOffAt.getTime()}` : '';
			return [{ ...told, personId, eventKey: `signup:${id}:invited:${at.getTime()}${again}` }];
		})
	);
}
