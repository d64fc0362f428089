/** What a stream does for each kind of request. */
import { batchSteps } from './batch.ts';
import { asHranaError, ProtocolError } from './errors.ts';
import type { StreamRequest, StreamResult, WireError } from './protocol.ts';
import type { Stream } from './stream.ts';

/** A protocol error escapes, and ends the stream; any other failure is part of the answer. */
export async function answer(stream: Stream, request: StreamRequest): Promise<StreamResult> {
	try {
		const content = await respond(stream, request);
		return { type: 'ok', response: { type: request.type, ...content } };
	} catch (error) {
		if (error instanceof ProtocolError) throw error;
		return { type: 'error', error: wireError(error) };
	}
}

export function wireError(error: unknown): WireError {
	const { message, code } = asHranaError(error);
	return { message, code };
}

async function respond(stream: Stream, request: StreamRequest): Promise<Record<string, unknown>> {
	switch (request.type) {
		case 'execute':
			return { result: await stream.execute(request.stmt) };
		case 'batch': {
			const results = [];
			const errors = [];
			for await (const step of batchSteps(stream, request.batch)) {
				results.push(step.result);
				errors.push(step.error === null ? null : wireError(step.error));
			}
			return { result: { step_results: results, step_errors: errors } };
		}
		case 'sequence':
			await stream.sequence(request);
			return {};
		case 'describe':
			return { result: stream.describe(request) };
		case 'store_sql':
			stream.store(request.sql_id, request.sql);
			return {};
		case 'close_sql':
			stream.forget(request.sql_id);
			return {};
		case 'get_autocommit':
			return { is_autocommit: !stream.inTransaction };
		case 'close':
			stream.close();
			return {};
	}
}
