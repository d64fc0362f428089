import { inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { desks, type SignupStatus } from '#api/domain/signup.ts';
import { announce, type Announcement } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { person } from '#db/schema/organisation.ts';
import type { SignupEventRow } from './signup-events.ts';
import { desksFor, type Asked } from './signup-desk.ts';

export type Moved = {
	signupId: string;
	personId: string | null;
	unitId: string | null;
	status: SignupStatus;
	reason?: string | null;
	/** Of an offered seat. */
	offerEndsAt?: Date | null;
	/** Somebody else proposed them: the first they hear of it. */
	nominated?: true;
};
type Event = Pick<SignupEventRow, 'id' | 'title'>;
type Given = { event: Event; moved: readonly Moved[] };

/** Tells people where they stand now, and the next desk that somebody waits; once for each step. */
export const tellSignup = (tx: Tx, call: Call, { event, moved }: Given) =>
	tellSignups(
		tx,
		call,
		moved.map((each) => ({ ...each, event }))
	);

/** The same for several events; as many statements for one person as for many. */
export async function tellSignups(
	tx: Tx,
	call: Call,
	moved: readonly (Moved & { event: Event })[]
) {
	const told: Announcement[] = [];
	const asked: (Asked & { event: Event })[] = [];
	for (const each of moved) {
		const { personId, event } = each;
		if (!personId) continue;
		const own = ownWords(call, event, each);
		// Who did it knows it.
		const isOwnDoing = personId === call.actor.personId && each.status === 'cancelled';
		if (own && !isOwnDoing) told.push({ ...own, personId, eventKey: keyOf(call, each) });
		const desk = desks.find((known) => known === each.status);
		if (desk) asked.push({ ...each, personId, desk });
	}
	await announce(tx, call, [...told, ...(await deskWords(tx, call, asked))]);
}

const keyOf = (call: Call, { signupId, status }: Pick<Moved, 'signupId' | 'status'>) =>
	`signup:${signupId}:${status}:${call.now.getTime()}`;

function ownWords(call: Call, event: Event, each: Moved) {
	const facts = { course: event.title, eventId: event.id };
	// Who has to wait hears that instead.
	if (each.nominated && each.status !== 'waitlisted')
		return { kind: 'signup-nominated' as const, facts };
	switch (each.status) {
		case 'booked':
			return { kind: 'signup-booked' as const, facts };
		case 'waitlisted':
			return { kind: 'signup-waitlisted' as const, facts };
		case 'offered': {
			const until = (each.offerEndsAt ?? new Date(0)).toISOString();
			return { kind: 'signup-offered' as const, facts: { ...facts, until, zone: call.zone } };
		}
		case 'invited':
			return { kind: 'signup-invited' as const, facts };
		case 'rejected':
			return { kind: 'signup-rejected' as const, facts: { ...facts, reason: each.reason ?? '' } };
		case 'cancelled':
			return { kind: 'signup-cancelled' as const, facts: { ...facts, reason: each.reason ?? '' } };
		case 'reviewed':
			return each.reason === undefined ? null : { kind: 'signup-approved' as const, facts };
		case 'requested':
			return null;
	}
}

async function deskWords(tx: Tx, call: Call, asked: readonly (Asked & { event: Event })[]) {
	if (asked.length === 0) return [];
	const names = await tx
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, idList(asked.map(({ personId }) => personId))));
	const reached = await desksFor(tx, call, asked);
	return reached.flatMap(({ signupId, deskId }): Announcement[] => {
		const each = asked.find((one) => one.signupId === signupId);
		if (!each) return [];
		const { desk, personId, event } = each;
		const who = names.find(({ id }) => id === personId)?.name ?? '';
		return [
			{
				...{ kind: 'signup-wanted', personId: deskId },
				eventKey: keyOf(call, { signupId, status: desk }),
				facts: { course: event.title, signupId, person: who, desk }
			}
		];
	});
}
