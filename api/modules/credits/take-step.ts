import type { Tx } from '#db/client.ts';
import type { Call, Change } from '#api/call.ts';
import { takeSteps } from './take-steps.ts';

/** A step of study: what it changed, and the completion that it reached, if any. */
type Step<T> = Change<T> & { completionId: string | null };

/** Takes one step of study and, where it finishes the course, everything that follows from it. */
export const takeStep = <T>(call: Call, action: string, step: (tx: Tx) => Promise<Step<T>>) =>
	takeSteps(call, action, async (tx) => {
		const { completionId, ...change } = await step(tx);
		return { ...change, completionIds: completionId ? [completionId] : [] };
	});
