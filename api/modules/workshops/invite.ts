import { and, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { closedToInvitation, signupMayBecome } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { person } from '#db/schema/organisation.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import type { EventParams, Invite } from './admission-contract.ts';
import { activeStatuses } from './candidates.ts';
import { eligibilityOf } from './eligibility-facts.ts';
import { putOnList } from './put-on-list.ts';
import { recordSteps } from './record-steps.ts';
import { signupEvents } from './signup-events.ts';
import { tellSignup, type Moved } from './tell-signup.ts';
import { manageableEvent } from './visible-events.ts';

type Given = z.output<typeof EventParams> & z.output<typeof Invite>;

/** The organiser invites people; an invitation takes no seat before it is accepted. */
export async function invite(call: Call, input: Given) {
	const { eventId } = input;
	const ids = [...new Set(input.personIds)];
	if (ids.length !== input.expected)
		throw new Problem('count-mismatch', { params: { count: ids.length } });
	const standing = await eligibilityOf(call, { eventId, people: ids });

	return call.write('signup.invited', async (tx) => {
		const [event] = await signupEvents(tx).where(
			and(eq(workshopEvent.id, eventId), manageableEvent(call))
		);
		if (!event) throw new Problem('not-found');
		const reason = closedToInvitation(event, call.now);
		if (reason) throw new Problem('signup-not-open', { params: { reason } });

		const people = await tx
			.select({ id: person.id, status: signup.status })
			.from(person)
			.leftJoin(signup, and(eq(signup.eventId, eventId), eq(signup.personId, person.id)))
			.where(and(inArray(person.id, ids), inArray(person.legalStatus, activeStatuses(call))));
		const judged = ids.map((personId) => {
			const found = people.find((each) => each.id === personId);
			const stands = found?.status && !signupMayBecome(found.status, 'invited').ok;
			const code = !found
				? 'not-found'
				: stands
					? 'already-signed-up'
					: standing(personId).missing.length > 0
						? 'not-eligible'
						: null;
			return { personId, code };
		});
		const fit = judged.filter(({ code }) => code === null);
		const rows = await putOnList(tx, call, {
			...{ eventId, source: 'invitation' },
			people: fit.map(({ personId }) => ({ personId, status: 'invited' }))
		});
		const moved = rows.map(({ id, ...row }): Moved => ({ signupId: id, ...row }));
		const put = new Set(rows.map(({ personId }) => personId));
		const left = judged.flatMap(({ personId, code }) =>
			put.has(personId) ? [] : [{ personId, code: code ?? 'already-signed-up' }]
		);
		await recordSteps(tx, call, moved);
		// Of what is not announced yet they hear when it opens.
		if (event.status === 'open') await tellSignup(tx, call, { event, moved });
		const done = moved.map(({ signupId, status }) => ({ signupId, status }));
		return {
			subject: `workshop-event:${eventId}`,
			after: { invited: done.map((each) => each.signupId), left },
			result: { done, left }
		};
	});
}
