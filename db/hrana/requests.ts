/** What a stream does for each kind of request. */
import { batchSteps } from './batch.ts';
import { asHranaError, ProtocolError } from './errors.ts';
import { errorJson, resultJson } from './json.ts';
import type { Batch, StreamRequest, WireError } from './protocol.ts';
import type { Stream } from './stream.ts';

/** As JSON. A protocol error escapes, and ends the stream; any other failure is part of the answer. */
export async function answer(stream: Stream, request: StreamRequest): Promise<string> {
	try {
		const content = await respond(stream, request);
		return `{"type":"ok","response":{"type":"${request.type}"${content}}}`;
	} catch (error) {
		if (error instanceof ProtocolError) throw error;
		return `{"type":"error","error":${errorJson(wireError(error))}}`;
	}
}

export function wireError(error: unknown): WireError {
	const { message, code } = asHranaError(error);
	return { message, code };
}

/** What follows the answer's type. */
async function respond(stream: Stream, request: StreamRequest): Promise<string> {
	switch (request.type) {
		case 'execute':
			return `,"result":${resultJson(await stream.execute(request.stmt))}`;
		case 'batch':
			return `,"result":${await batchJson(stream, request.batch)}`;
		case 'sequence':
			await stream.sequence(request);
			return '';
		case 'describe':
			return `,"result":${JSON.stringify(stream.describe(request))}`;
		case 'store_sql':
			stream.store(request.sql_id, request.sql);
			return '';
		case 'close_sql':
			stream.forget(request.sql_id);
			return '';
		case 'get_autocommit':
			return `,"is_autocommit":${!stream.inTransaction}`;
		case 'close':
			stream.close();
			return '';
	}
}

async function batchJson(stream: Stream, batch: Batch): Promise<string> {
	const results: string[] = [];
	const errors: string[] = [];
	for await (const { result, error } of batchSteps(stream, batch)) {
		results.push(result ? resultJson(result) : 'null');
		errors.push(error === null ? 'null' : errorJson(wireError(error)));
	}
	return `{"step_results":[${results.join(',')}],"step_errors":[${errors.join(',')}]}`;
}
