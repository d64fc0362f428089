import type { Call } from '#api/call.ts';
import type { NotificationFacts } from '#api/domain/notification.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { supervisorInside } from './supervisor-reads.ts';

type Given = {
	joined: NotificationFacts['team-joined'];
	before: { id: string } | null;
	/** What happened, named once. */
	event: string;
};

/** Whoever becomes somebody's supervisor learns of it; who already was does not. */
export async function tellSupervisor(tx: Tx, call: Call, { joined, before, event }: Given) {
	const from = joined.from > call.today ? joined.from : call.today;
	const now = await supervisorInside(tx, joined.personId, from);
	if (!now || now.id === before?.id) return;
	await announce(tx, call, [
		{
			kind: 'team-joined',
			personId: now.id,
			eventKey: `${event}:team-joined`,
			facts: joined
		}
	]);
}
