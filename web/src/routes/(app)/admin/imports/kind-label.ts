import type { ImportKind } from '#api/domain/import/column.ts';
import { m } from '#lib/paraglide/messages.js';

const labels: Record<ImportKind, () => string> = {
	units: () => m.exchange_kind_units(),
	competencies: () => m.exchange_kind_competencies(),
	positions: () => m.exchange_kind_positions(),
	people: () => m.exchange_kind_people(),
	courses: () => m.exchange_kind_courses(),
	'past-trainings': () => m.exchange_kind_past_trainings(),
	levels: () => m.exchange_kind_levels()
};

/** What a file holds, in the reader's words. */
export const kindLabel = (kind: ImportKind) => labels[kind]();

export const stepNames = () => [
	m.exchange_step_file(),
	m.exchange_step_columns(),
	m.exchange_step_preview(),
	m.exchange_step_apply(),
	m.exchange_step_result()
];
