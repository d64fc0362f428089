import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { outlookOf } from '#api/domain/workshop-completion.ts';
import { Problem } from '#api/http/problem.ts';
import { ownWorkOf, ownWorkReads } from '#api/modules/assignments/index.ts';
import type { MyCompletion } from '#api/modules/workshops/completion-contract.ts';
import {
	attendedBy,
	completedOnOf,
	completionFactsOf,
	completionReads,
	lacksFor,
	recordedFor
} from '#api/modules/workshops/index.ts';

/** What the caller attended of an event that they have a seat at, their assignments, and what they still owe. One round trip. */
export async function getMyCompletion(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<z.output<typeof MyCompletion>> {
	const [rows, handIns, grades, rules, ...answers] = await call.readAll([
		...ownWorkReads(call, { eventId }),
		...completionReads(call.db, call, { eventId, personId: call.me })
	]);
	const facts = completionFactsOf(answers);
	const [own] = facts.people;
	const { found, quizzes } = facts;
	if (!found || !own) throw new Problem('not-found');
	const attended = attendedBy(facts, { signupId: own.signupId, now: call.now });
	const lacks = lacksFor(facts, own);
	const on = completedOnOf(facts, call);
	return {
		minimumPercent: attended.minimumPercent,
		outlook: outlookOf(attended, lacks),
		completed: own.completionId !== null,
		recorded: own.completionId === null ? recordedFor(facts, { ...own, on }) : null,
		...{ attended, lacks },
		assignments: ownWorkOf([rows, handIns, grades, rules]),
		postTest: found.postTest
			? {
					courseId: found.course.id,
					enrolmentId: quizzes[0]?.enrolmentId ?? null,
					passed: !lacks.some(({ code }) => code === 'post-test')
				}
			: null
	};
}
