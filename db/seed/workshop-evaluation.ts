/** What participants of the demo agency said of a workshop, through the same endpoint as everybody's. */
import { write, type Send } from './send.ts';
import type { EvaluationSeed } from './shapes.ts';

export async function evaluateWorkshop(
	send: Send,
	{ nip, steps, when, best, mend }: EvaluationSeed,
	{ eventId, at }: { eventId: string; at: number }
): Promise<void> {
	const answers = [...steps.map(String), when, best, mend].map((value, place) => ({
		questionId: `evq_reaction_0${place + 1}`,
		value
	}));
	await write(send, `/api/evaluations/${eventId}/answers`, {
		method: 'POST',
		as: nip,
		now: new Date(at).toISOString(),
		body: { answers }
	});
}
