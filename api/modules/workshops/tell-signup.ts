import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { desks, type SignupStatus } from '#api/domain/signup.ts';
import { announce, type Announcement } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { person } from '#db/schema/organisation.ts';
import type { SignupEventRow } from './signup-events.ts';
import { deskFor } from './signup-desk.ts';

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
type Given = { event: Pick<SignupEventRow, 'id' | 'title'>; moved: readonly Moved[] };

/** Tells people where they stand now, and the next desk that somebody waits; once for each step. */
export async function tellSignup(tx: Tx, call: Call, { event, moved }: Given) {
	const told: Announcement[] = [];
	for (const each of moved) {
		if (!each.personId) continue;
		const own = ownWords(call, event, each);
		// Who did it knows it.
		const isOwnDoing = each.personId === call.actor.personId && each.status === 'cancelled';
		if (own && !isOwnDoing) {
			const eventKey = `signup:${each.signupId}:${each.status}:${call.now.getTime()}`;
			told.push({ ...own, personId: each.personId, eventKey });
		}
		told.push(...(await deskWords(tx, call, { event, each, personId: each.personId })));
	}
	await announce(tx, call, told);
}

function ownWords(call: Call, event: Given['event'], each: Moved) {
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

type Desked = { event: Given['event']; each: Moved; personId: string };

async function deskWords(tx: Tx, call: Call, { event, each, personId }: Desked) {
	const desk = desks.find((known) => known === each.status);
	if (!desk) return [];
	const who = await tx
		.select({ name: person.name })
		.from(person)
		.where(eq(person.id, personId))
		.get();
	const reached = await deskFor(tx, call, { desk, personId, unitId: each.unitId });
	return reached.map((deskId) => ({
		kind: 'signup-wanted' as const,
		personId: deskId,
		eventKey: `signup:${each.signupId}:${desk}:${call.now.getTime()}`,
		facts: { course: event.title, signupId: each.signupId, person: who?.name ?? '', desk }
	}));
}
