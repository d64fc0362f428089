/** Editing one record: the columns of its kind, each a text. */
import * as z from 'zod';
import type { Column } from '#api/domain/import/column.ts';
import { kinds } from '#api/domain/import/kinds.ts';
import { rowOutcomes } from '#api/domain/import/plan.ts';

export const PersonCells = cellsOf(kinds.people.columns);
export const UnitCells = cellsOf(kinds.units.columns);
export const PositionCells = cellsOf(kinds.positions.columns);
export const CompetencyCells = cellsOf(kinds.competencies.columns);
export const Edited = z.object({ outcome: z.enum(rowOutcomes), changed: z.array(z.string()) });

function cellsOf<Key extends string>(columns: readonly Column<Key>[]) {
	const shape = Object.fromEntries(
		columns.map(({ key }) => [key, z.string().max(8_000).optional()])
	);
	return z.object(asShape<Key>(shape));
}

/** The columns' keys are exactly `Key`. */
function asShape<Key extends string>(shape: Record<string, z.ZodOptional<z.ZodString>>) {
	return shape as Record<Key, z.ZodOptional<z.ZodString>>;
}
