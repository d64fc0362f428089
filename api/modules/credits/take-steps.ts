import type { Tx } from '#db/client.ts';
import type { Call, Change } from '#api/call.ts';
import { renderSoon } from '#api/modules/certificates/index.ts';
import { postCompletions } from './post-completions.ts';

/** A step of whoever is in charge: what it changed, and the completions that it reached, of one learner or many. */
type Steps<T> = Change<T> & { completionIds: readonly string[] };

/**
 * Takes a step with everything that follows from the courses that it finishes, in one transaction; the paper of a
 * single certificate is made once that has been committed, those of many by the queue.
 */
export async function takeSteps<T>(
	call: Call,
	action: string,
	step: (tx: Tx) => Promise<Steps<T>>
): Promise<T> {
	const issued: string[] = [];
	const result = await call.write(action, async (tx) => {
		const { completionIds, ...change } = await step(tx);
		const certificates = await postCompletions(tx, call, completionIds);
		issued.splice(0, Infinity, ...certificates.map(({ certificateId }) => certificateId));
		return change;
	});
	const [only, ...others] = issued;
	if (only && others.length === 0) renderSoon(call, only);
	return result;
}
