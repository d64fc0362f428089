import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayAnswer } from '#api/domain/correction.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { correctionRequest, correctionStatus } from '#db/schema/privacy.ts';
import type { AnswerCorrection, CorrectionParams } from './contract.ts';
import { visibleCorrection } from './visible.ts';

type Given = z.output<typeof CorrectionParams> & z.output<typeof AnswerCorrection>;

/** HR says what was mended, or why not; never on its own request. The person is told. */
export async function answerCorrection(call: Call, { correctionId, answer, reason }: Given) {
	return call.write('correction.answered', async (tx) => {
		const { request } = await visibleCorrection(tx, call, correctionId);
		const may = mayAnswer({ request, byPersonId: call.actor.personId });
		if (!may.ok) throw new Problem(may.error.code);

		await tx
			.update(correctionRequest)
			.set({ closedAt: call.now })
			.where(eq(correctionRequest.id, correctionId));
		await tx.insert(correctionStatus).values({
			id: call.newId('cst'),
			requestId: correctionId,
			status: answer,
			reason,
			by: call.actor.id,
			at: call.now,
			sequence: 2
		});
		await announce(tx, call, [
			{
				kind: answer === 'done' ? 'correction-done' : 'correction-refused',
				personId: request.personId,
				eventKey: `correction:${correctionId}:${answer}`,
				facts: { correctionId, reason }
			}
		]);
		return {
			subject: `correction:${correctionId}`,
			before: { status: 'submitted' },
			after: { status: answer, late: call.now > request.dueAt },
			result: { correctionId, status: answer }
		};
	});
}
