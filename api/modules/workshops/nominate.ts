import { and, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { deskAfterNomination, fitQuotas, type QuotaRefusal } from '#api/domain/event-quota.ts';
import { closedToNomination, isEnded, type SignupStatus } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { personInReach } from '#api/modules/competencies/index.ts';
import type { Tx } from '#db/client.ts';
import { person } from '#db/schema/organisation.ts';
import { signup } from '#db/schema/workshops.ts';
import type { EventParams, Nominate } from './admission-contract.ts';
import { activeStatuses } from './candidates.ts';
import { eligibilityOf } from './eligibility-facts.ts';
import { unitPathOf } from './place-of.ts';
import { personClashes } from './person-clashes.ts';
import { putOnList } from './put-on-list.ts';
import { quotasRead } from './quotas.ts';
import { recordSteps } from './record-steps.ts';
import { askedDesks } from './signup-desk.ts';
import { announcedEvent, type SignupEventRow } from './signup-events.ts';
import { tellSignup, type Moved } from './tell-signup.ts';

type Given = z.output<typeof EventParams> & z.output<typeof Nominate>;
type Left = { personId: string; code: string };

/**
 * A unit proposes its people, several at once: all that may be proposed, or none when they are more than its quota.
 * The quota is counted in the transaction that uses it, and only one of those writes at a time.
 */
export async function nominate(call: Call, input: Given) {
	const { eventId } = input;
	const ids = [...new Set(input.personIds)];
	if (ids.length !== input.expected)
		throw new Problem('count-mismatch', { params: { count: ids.length } });
	const standing = await eligibilityOf(call, { eventId, people: ids });

	return call.write('signup.nominated', async (tx) => {
		const event = await announcedEvent(tx, eventId);
		const reason = closedToNomination(event, call.now);
		if (reason) throw new Problem('signup-not-open', { params: { reason } });

		const people = await peopleOf(tx, call, { eventId, ids });
		const left: Left[] = [];
		const fit = ids.flatMap((personId) => {
			const found = people.find((each) => each.id === personId);
			const code = !found
				? 'not-found'
				: found.status && !isEnded(found.status) && found.status !== 'invited'
					? 'already-signed-up'
					: standing(personId).missing.length > 0
						? 'not-eligible'
						: null;
			if (code) left.push({ personId, code });
			return found && code === null ? [found] : [];
		});
		const fits = fitQuotas(
			await quotasRead(tx, eventId),
			fit.map((each) => each.path)
		);
		if (!fits.ok) throw quotaRefusal(fits.error);

		// Shown beside each name before; it keeps nobody out, and the audit says who was proposed all the same.
		const chosen = fit.map((each) => each.id);
		const clashesOf = await personClashes(tx, { eventIds: [eventId], people: chosen });
		const clashes = chosen.flatMap((personId) => {
			const own = clashesOf(eventId, personId);
			return own.length > 0 ? [{ personId, clashes: own }] : [];
		});
		const done = await put(tx, call, { event, people: fit });
		return {
			subject: `workshop-event:${eventId}`,
			after: { done, left, ...(clashes.length > 0 ? { clashes } : {}) },
			result: { done, left }
		};
	});
}

const quotaRefusal = ({ quota, used, unitId }: QuotaRefusal) =>
	new Problem('quota-full', { params: unitId ? { quota, used } : { quota, used, reason: 'none' } });

type Found = { id: string; status: SignupStatus | null; path: string | null };

const peopleOf = (
	tx: Tx,
	call: Call,
	{ eventId, ids }: { eventId: string; ids: string[] }
): Promise<Found[]> =>
	tx
		.select({ id: person.id, status: signup.status, path: unitPathOf(call, person.id) })
		.from(person)
		.leftJoin(signup, and(eq(signup.eventId, eventId), eq(signup.personId, person.id)))
		.where(
			and(
				inArray(person.id, ids),
				inArray(person.legalStatus, activeStatuses(call)),
				personInReach(call, 'signup.nominate')
			)
		);

async function put(
	tx: Tx,
	call: Call,
	{ event, people }: { event: SignupEventRow; people: readonly Found[] }
) {
	const wanted = people.map(({ id: personId }) => {
		const own = personId === call.actor.personId;
		return { personId, desk: deskAfterNomination(event.approval, { own }) };
	});
	const deskOf = await askedDesks(tx, call, wanted);
	const rows = await putOnList(tx, call, {
		eventId: event.id,
		source: 'nomination',
		people: wanted.map((each) => ({ personId: each.personId, status: deskOf(each) ?? 'seat' }))
	});
	const moved = rows.map(({ id, ...row }): Moved => ({ signupId: id, ...row, nominated: true }));
	await recordSteps(tx, call, moved);
	await tellSignup(tx, call, { event, moved });
	return moved.map(({ signupId, status }) => ({ signupId, status }));
}
