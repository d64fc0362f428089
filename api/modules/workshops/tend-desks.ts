import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { course } from '#db/schema/catalogue.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { recordSteps } from './record-steps.ts';
import { stranded } from './signup-desk.ts';
import { signupEventColumns } from './signup-events.ts';
import { stillDecided } from './signup-reach.ts';
import { tellSignup } from './tell-signup.ts';

/**
 * What waits for a supervisor who has gone, at a unit where nobody else decides, goes on to HR: a registration never
 * waits at a desk that nobody sits at.
 */
export async function tendDesks(call: Call) {
	const waiting = await call.db
		.select({ signup, event: signupEventColumns })
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(and(eq(signup.status, 'requested'), stillDecided(call)))
		.orderBy(asc(signup.createdAt));
	const asked = waiting.flatMap(({ signup: { id, personId, unitId }, event }) =>
		personId === null ? [] : [{ signupId: id, personId, unitId, desk: 'requested' as const, event }]
	);
	const left = await stranded(call.db, call, asked);
	if (left.length === 0) return;

	await call.write('signups.forwarded', async (tx) => {
		const ids = left.map(({ signupId }) => signupId);
		const moved = await tx
			.update(signup)
			.set({ status: 'reviewed', updatedAt: call.now })
			.where(and(inArray(signup.id, ids), eq(signup.status, 'requested')))
			.returning({ signupId: signup.id, personId: signup.personId, unitId: signup.unitId });
		const steps = moved.map((each) => ({ ...each, status: 'reviewed' as const }));
		await recordSteps(tx, call, steps);
		for (const row of left)
			await tellSignup(tx, call, {
				event: row.event,
				moved: steps.filter(({ signupId }) => signupId === row.signupId)
			});
		return {
			subject: 'signup:many',
			after: { forwarded: moved.map((each) => each.signupId) },
			result: null
		};
	});
}
