import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { outlookOf } from '#api/domain/workshop-completion.ts';
import { Problem } from '#api/http/problem.ts';
import { attendedBy, completionFacts, lacksFor } from './completion-facts.ts';
import type { MyCompletion } from './completion-contract.ts';

/** What the caller attended of an event that they have a seat at, and what they still owe. */
export async function getMyCompletion(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<z.output<typeof MyCompletion>> {
	const facts = await completionFacts(call.db, call, { eventId, personId: call.me });
	const [own] = facts.people;
	const { found, quizzes } = facts;
	if (!found || !own) throw new Problem('not-found');
	const attended = attendedBy(facts, { signupId: own.signupId, now: call.now });
	const lacks = lacksFor(facts, own);
	return {
		minimumPercent: attended.minimumPercent,
		outlook: outlookOf(attended, lacks),
		completed: own.completionId !== null,
		...{ attended, lacks },
		postTest: found.postTest
			? {
					courseId: found.course.id,
					enrolmentId: quizzes[0]?.enrolmentId ?? null,
					passed: !lacks.some(({ code }) => code === 'post-test')
				}
			: null
	};
}
