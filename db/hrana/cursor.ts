/** A batch as a stream of entries, for clients that read rows while they arrive. */
import { batchSteps } from './batch.ts';
import type { Batch, CursorEntry } from './protocol.ts';
import { wireError } from './requests.ts';
import type { Stream } from './stream.ts';

export async function* cursorEntries(stream: Stream, batch: Batch): AsyncGenerator<CursorEntry> {
	let step = 0;
	try {
		for await (const { result, error } of batchSteps(stream, batch)) {
			if (error !== null) yield { type: 'step_error', step, error: wireError(error) };
			if (result) {
				yield { type: 'step_begin', step, cols: result.cols };
				for (const row of result.rows) yield { type: 'row', row };
				yield {
					type: 'step_end',
					affected_row_count: result.affected_row_count,
					last_insert_rowid: result.last_insert_rowid
				};
				stream.refill();
			}
			step += 1;
		}
	} catch (error) {
		yield { type: 'error', error: wireError(error) };
	}
}
