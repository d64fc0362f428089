import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayClose, outlookOf } from '#api/domain/workshop-completion.ts';
import { Problem } from '#api/http/problem.ts';
import {
	attendedBy,
	completedOnOf,
	completionFacts,
	endOf,
	lacksFor,
	recordedFor
} from './completion-facts.ts';
import type { EventOutlook } from './completion-contract.ts';

/** Before the end: who completes the event, who still may, and who cannot any more. */
export async function getOutlook(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<z.output<typeof EventOutlook>> {
	const facts = await completionFacts(call.db, call, { eventId });
	const { found, people, waitingScans } = facts;
	if (!found?.charged && !found?.managed) throw new Problem('not-found');
	const endsAt = endOf(facts);
	const on = completedOnOf(facts, call);
	const may = mayClose({ status: found.event.status, endsAt, waitingScans, now: call.now });
	return {
		event: {
			id: eventId,
			course: found.course.title,
			number: found.event.number,
			status: found.event.status,
			endsAt: endsAt?.toISOString() ?? null
		},
		closable: may.ok && found.managed === 1,
		hindrance: may.ok || !found.managed ? null : may.error.code,
		waitingScans,
		asks: {
			assignments: facts.assignments,
			postTest: found.postTest !== null,
			hasQuiz: found.hasQuiz === 1
		},
		managed: found.managed === 1,
		participants: people.map(({ signupId, personId, name, unit, completionId }) => {
			const attended = attendedBy(facts, { signupId, now: call.now });
			const lacks = lacksFor(facts, { signupId, personId });
			const recorded =
				completionId === null ? recordedFor(facts, { signupId, personId, on }) : null;
			return {
				...{ signupId, name, unit, attended, lacks, recorded },
				guest: personId === null,
				completed: completionId !== null,
				outlook: outlookOf(attended, lacks)
			};
		})
	};
}
