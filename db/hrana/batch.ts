/** Runs a batch's steps in order, each one if its condition holds. */
import { ProtocolError } from './errors.ts';
import type { Batch, Condition, StmtResult } from './protocol.ts';
import type { Stream } from './stream.ts';

export type StepOutcome = { result: StmtResult | null; error: unknown };

/** Longest stretch of work before other requests get a chance. */
const SLICE_MS = 10;

const SKIPPED: StepOutcome = { result: null, error: null };

export async function* batchSteps(stream: Stream, batch: Batch): AsyncGenerator<StepOutcome> {
	const done: StepOutcome[] = [];
	let since = performance.now();
	for (const { condition, stmt } of batch.steps) {
		const outcome = holds(condition, done, stream) ? await attempt(stream, stmt) : SKIPPED;
		done.push(outcome);
		yield outcome;
		if (performance.now() - since > SLICE_MS) {
			await new Promise((resume) => setImmediate(resume));
			since = performance.now();
		}
	}
}

async function attempt(stream: Stream, stmt: Batch['steps'][number]['stmt']): Promise<StepOutcome> {
	try {
		return { result: await stream.executeStep(stmt), error: null };
	} catch (error) {
		if (error instanceof ProtocolError) throw error;
		return { result: null, error };
	}
}

function holds(
	condition: Condition | null | undefined,
	done: StepOutcome[],
	stream: Stream
): boolean {
	if (!condition) return true;
	switch (condition.type) {
		case 'ok':
			return (done[condition.step]?.result ?? null) !== null;
		case 'error':
			return (done[condition.step]?.error ?? null) !== null;
		case 'not':
			return !holds(condition.cond, done, stream);
		case 'and':
			return condition.conds.every((each) => holds(each, done, stream));
		case 'or':
			return condition.conds.some((each) => holds(each, done, stream));
		case 'is_autocommit':
			return !stream.inTransaction;
	}
}
