import type { PlannedRow } from '#api/domain/import/plan.ts';
import type { Tx } from '#db/client.ts';
import { updateMany } from '#db/many-rows.ts';
import { importRow } from '#db/schema/exchange.ts';

/** Writes beside each row what the plan says of it. */
export const storeOutcomes = (
	tx: Pick<Tx, 'run'>,
	jobId: string,
	rows: readonly PlannedRow<unknown>[]
) =>
	updateMany(tx, importRow, {
		keys: ['jobId', 'row'],
		rows: rows.map(({ row, outcome, changes, errors }) => ({
			jobId,
			row,
			outcome,
			changes,
			errors
		}))
	});
