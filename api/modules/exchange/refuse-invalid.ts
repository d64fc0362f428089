import type { Counts, PlannedRow } from '#api/domain/import/plan.ts';
import { Problem } from '#api/http/problem.ts';
import type { ApplyMode } from './contract.ts';

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
