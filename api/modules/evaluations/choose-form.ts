import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { visiblePlan } from '#api/modules/workshops/index.ts';
import { evaluationAnswered, evaluationForm, eventEvaluation } from '#db/schema/evaluations.ts';
import type { ChooseForm, EvaluationParams } from './contract.ts';

type Given = z.output<typeof EvaluationParams> & z.output<typeof ChooseForm>;

/** Which set of questions an event asks, or none; once somebody has answered it stays. */
export const chooseForm = (call: Call, { eventId, formCode }: Given) =>
	call.write('evaluation.chosen', async (tx) => {
		await visiblePlan(tx, call, eventId);
		const begun = await tx
			.select({ one: sql`1` })
			.from(evaluationAnswered)
			.where(eq(evaluationAnswered.eventId, eventId))
			.limit(1);
		if (begun.length > 0) throw new Problem('evaluation-begun');
		const known =
			formCode === null ||
			(await tx.select().from(evaluationForm).where(eq(evaluationForm.code, formCode)).get());
		if (!known)
			throw new Problem('invalid-input', {
				errors: [{ pointer: '/formCode', code: 'invalid_value' }]
			});
		await tx
			.insert(eventEvaluation)
			.values({ eventId, formCode })
			.onConflictDoUpdate({ target: eventEvaluation.eventId, set: { formCode } });
		return {
			subject: `workshop_event:${eventId}`,
			after: { evaluation: formCode },
			result: { done: true as const }
		};
	});
