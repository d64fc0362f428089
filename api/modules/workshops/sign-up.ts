import { and, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { firstDesk, mayAsk, wasRemoved } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { signup, signupStatus } from '#db/schema/workshops.ts';
import { eligibilityOf } from './eligibility-facts.ts';
import { personClashes } from './person-clashes.ts';
import { putOnList } from './put-on-list.ts';
import { recordSteps } from './record-steps.ts';
import type { EventParams, SignUp } from './signup-contract.ts';
import { askedDesks } from './signup-desk.ts';
import { announcedEvent } from './signup-events.ts';
import { ownClash, signupRefusal } from './signup-refusal.ts';
import { tellSignup } from './tell-signup.ts';

type Given = z.output<typeof EventParams> & z.output<typeof SignUp>;

/**
 * Somebody asks for a seat: a desk is asked first, or there is a seat, or a place in the queue. Who holds another at the
 * same hours is told where, and may want both.
 */
export async function signUp(call: Call, { eventId, acceptClashes }: Given) {
	const personId = call.me;
	const standing = await eligibilityOf(call, { eventId, people: [personId] });
	return call.write('signup.asked', async (tx) => {
		const event = await announcedEvent(tx, eventId);
		const own = and(eq(signup.eventId, eventId), eq(signup.personId, personId));
		const held = await tx.select({ status: signup.status }).from(signup).where(own).get();
		const last = await tx
			.select({ status: signupStatus.status, by: signupStatus.by })
			.from(signupStatus)
			.innerJoin(signup, eq(signup.id, signupStatus.signupId))
			.where(own)
			.orderBy(desc(signupStatus.at), desc(signupStatus.id))
			.limit(1)
			.get();
		const may = mayAsk({
			event,
			held: held?.status ?? null,
			removed: wasRemoved(last, personId),
			missing: standing(personId).missing,
			now: call.now
		});
		if (!may.ok) throw signupRefusal(may.error);
		const clashesOf = await personClashes(tx, { eventIds: [eventId], people: [personId] });
		const clashes = clashesOf(eventId, personId);
		if (clashes.length > 0 && !acceptClashes) throw ownClash(clashes);

		const asked = { personId, desk: firstDesk(event.approval) };
		const status = (await askedDesks(tx, call, [asked]))(asked) ?? ('seat' as const);
		const people = [{ personId, status }];
		const [row] = await putOnList(tx, call, { eventId, source: 'self', people });
		if (!row) throw new Problem('already-signed-up');

		await recordSteps(tx, call, [{ signupId: row.id, status: row.status }]);
		await tellSignup(tx, call, {
			event,
			moved: [{ signupId: row.id, personId, unitId: row.unitId, status: row.status }]
		});
		return {
			subject: `signup:${row.id}`,
			before: { status: held?.status ?? null },
			after: { eventId, status: row.status, ...(clashes.length > 0 ? { clashes } : {}) },
			result: { signupId: row.id, status: row.status }
		};
	});
}
