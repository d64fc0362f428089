/** A batch as a stream of entries, for clients that read rows while they arrive. */
import { batchSteps } from './batch.ts';
import { errorJson } from './json.ts';
import type { Batch } from './protocol.ts';
import { wireError } from './requests.ts';
import type { Stream } from './stream.ts';

export async function* cursorEntries(stream: Stream, batch: Batch): AsyncGenerator<string> {
	let step = 0;
	try {
		for await (const { result, error } of batchSteps(stream, batch)) {
			if (error !== null) {
				yield `{"type":"step_error","step":${step},"error":${errorJson(wireError(error))}}`;
			}
			if (result) {
				yield `{"type":"step_begin","step":${step},"cols":${result.cols}}`;
				for (const row of result.rows) yield `{"type":"row","row":${row}}`;
				const { affected_row_count, last_insert_rowid } = result;
				yield JSON.stringify({ type: 'step_end', affected_row_count, last_insert_rowid });
				stream.refill();
			}
			step += 1;
		}
	} catch (error) {
		yield `{"type":"error","error":${errorJson(wireError(error))}}`;
	}
}
