import type { Call } from '#api/call.ts';
import { mayEvaluate } from '#api/domain/evaluation.ts';
import { Problem } from '#api/http/problem.ts';
import { attendedBy, completionFacts, endOf } from '#api/modules/workshops/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';

type Given = { eventId: string; personId: string; answered: boolean };

/** Whether somebody with a seat may answer now; who has none learns nothing of the event. */
export async function attendeeOf(db: ReadDb | Tx, call: Call, { answered, ...of }: Given) {
	const facts = await completionFacts(db, call, of);
	const [own] = facts.people;
	if (!facts.found || !own) throw new Problem('not-found');
	const attended = attendedBy(facts, { signupId: own.signupId, now: call.now });
	const endsAt = endOf(facts);
	const may = mayEvaluate({
		status: facts.found.event.status,
		isOver: endsAt !== null && endsAt <= call.now,
		attendedJp: attended.attendedJp,
		isEnough: attended.plannedJp > 0 && attended.percent >= attended.minimumPercent,
		answered
	});
	return { may, course: facts.found.course.title, number: facts.found.event.number };
}
