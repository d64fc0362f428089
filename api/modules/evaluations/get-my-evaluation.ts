import type { Call } from '#api/call.ts';
import { attendeeOf } from './attendee.ts';
import type { MyEvaluation } from './contract.ts';
import { hasAnsweredQuery, minimumOf, questionOut, questionsQuery } from './facts.ts';

/** What the caller is asked at the end of an event that they took part in. */
export async function getMyEvaluation(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<MyEvaluation> {
	const of = { eventId, personId: call.me };
	const [known, questions] = await call.readAll([
		hasAnsweredQuery(call.db, of),
		questionsQuery(call.db, eventId)
	]);
	const answered = known.length > 0;
	const { may, course, number } = await attendeeOf(call.db, call, { ...of, answered });
	const later = answered ? ('answered' as const) : ('later' as const);
	const state = may.ok ? ('open' as const) : later;
	return {
		...{ course, number },
		state: questions.length === 0 ? 'none' : state,
		minimum: minimumOf(await call.rules()),
		questions: may.ok ? questions.map(questionOut) : []
	};
}
