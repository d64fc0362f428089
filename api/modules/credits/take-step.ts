import type { Tx } from '#db/client.ts';
import type { Call, Change } from '#api/call.ts';
import { renderSoon } from '#api/modules/certificates/index.ts';
import { postCompletion } from './post-completion.ts';

/** A step of study: what it changed, and the completion that it reached, if any. */
type Step<T> = Change<T> & { completionId: string | null };

/**
 * Takes one step of study and, where it finishes the course, everything that follows from it, in one
 * transaction; the certificate's paper is made once that has been committed.
 */
export async function takeStep<T>(
	call: Call,
	action: string,
	step: (tx: Tx) => Promise<Step<T>>
): Promise<T> {
	const issued: { certificateId: string | null } = { certificateId: null };
	const result = await call.write(action, async (tx) => {
		const { completionId, ...change } = await step(tx);
		const earned = completionId ? await postCompletion(tx, call, completionId) : null;
		issued.certificateId = earned?.certificateId ?? null;
		return change;
	});
	if (issued.certificateId) renderSoon(call, issued.certificateId);
	return result;
}
