import { and, asc, eq } from 'drizzle-orm';
import type { Counts, PlannedRow } from '#api/domain/import/plan.ts';
import { Problem } from '#api/http/problem.ts';
import { importRow } from '#db/schema/exchange.ts';
import type { ApplyMode } from './contract.ts';
import type { Reader } from './kind-work.ts';
import type { JobRecord } from './open-job.ts';

const errorsShown = 50;

/** All or nothing, where somebody asked for it. */
export function refuseInvalid(
	mode: ApplyMode,
	rows: readonly PlannedRow<unknown>[],
	counts: Counts
) {
	if (mode === 'all' && counts.invalid > 0) {
		throw new Problem('import-invalid', { params: { ...counts, errors: firstErrors(rows) } });
	}
}

export const firstErrors = (rows: readonly PlannedRow<unknown>[]) =>
	rows
		.flatMap(({ row, errors }) => errors.map((error) => ({ row, ...error })))
		.slice(0, errorsShown);

/** The same of a preview as it is stored. */
export async function refuseInvalidJob(db: Reader, given: { job: JobRecord; mode: ApplyMode }) {
	const { job, mode } = given;
	if (mode !== 'all' || !job.counts || job.counts.invalid === 0) return;
	const wrong = await db
		.select({ row: importRow.row, errors: importRow.errors })
		.from(importRow)
		.where(and(eq(importRow.jobId, job.id), eq(importRow.outcome, 'invalid')))
		.orderBy(asc(importRow.row))
		.limit(errorsShown);
	const errors = wrong.flatMap(({ row, errors }) =>
		(errors ?? []).map((each) => ({ row, ...each }))
	);
	throw new Problem('import-invalid', {
		params: { ...job.counts, errors: errors.slice(0, errorsShown) }
	});
}
