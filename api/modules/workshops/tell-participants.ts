import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Told } from '#api/domain/notification.ts';
import type { SignupStatus } from '#api/domain/signup.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { signup } from '#db/schema/workshops.ts';

/** On the list, or on the way onto it. */
export const liveStatuses = [
	'requested',
	'reviewed',
	'waitlisted',
	'offered',
	'booked'
] as const satisfies readonly SignupStatus[];

type Given = {
	eventId: string;
	told: Told;
	/** Names what happened: the same is told once, however often it is said. */
	eventKey: string;
	statuses?: readonly SignupStatus[];
	/** Which of them it concerns; all unless said otherwise. */
	who?: SQL;
};

/** Tells everybody on the list of an event, in the transaction that changes it. */
export async function tellParticipants(tx: Tx, call: Call, given: Given) {
	const people = await tx
		.selectDistinct({ personId: signup.personId })
		.from(signup)
		.where(
			and(
				eq(signup.eventId, given.eventId),
				isNotNull(signup.personId),
				inArray(signup.status, [...(given.statuses ?? liveStatuses)]),
				given.who
			)
		);
	const announcements = people.flatMap(({ personId }) =>
		personId === null ? [] : [{ ...given.told, personId, eventKey: given.eventKey }]
	);
	return announce(tx, call, announcements);
}
