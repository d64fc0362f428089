import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import type { workshopEvent } from '#db/schema/workshops.ts';
import type { ClashOut } from './event-contract.ts';
import { findClashes } from './find-clashes.ts';
import { sessionsRead, sessionTrainersRead } from './session-rows.ts';

type Given = { event: typeof workshopEvent.$inferSelect; acceptClashes: boolean };

/**
 * What an event that was off would take twice when it comes back: its rooms and trainers were free meanwhile, its
 * people may have gone elsewhere. Refused with the list, unless whoever plans saw it and wants it all the same.
 */
export async function returningClashes(tx: Tx, call: Call, given: Given): Promise<ClashOut[]> {
	const { event, acceptClashes } = given;
	const sessions = await sessionsRead(tx, event.id);
	const trainers = await sessionTrainersRead(tx, event.id);
	const instead = sessions.map(({ session }) => session.id);
	const found: ClashOut[] = [];
	for (const { session } of sessions.filter((each) => each.session.endsAt > call.now))
		found.push(
			...(await findClashes(tx, call, {
				...session,
				instead,
				trainerIds: trainers
					.filter(({ sessionId }) => sessionId === session.id)
					.map(({ trainerId }) => trainerId),
				// How many it holds was seen when it was planned.
				seats: null,
				shift: session.shiftGroup ? session.id : null
			}))
		);
	if (found.length > 0 && !acceptClashes)
		throw new Problem('clash', { params: { clashes: found } });
	return found;
}
