import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant, isOneOf } from './columns.ts';

const importStatuses = [
	'uploaded',
	'previewed',
	'applying',
	'applied',
	'cancelled',
	'failed'
] as const;
const rowOutcomes = ['new', 'changed', 'unchanged', 'invalid'] as const;

/** One spreadsheet on its way in: file, columns, preview, apply, result. */
export const importJob = sqliteTable(
	'import_job',
	{
		id: id(),
		kind: text().notNull(),
		fileName: text().notNull(),
		sha256: text().notNull(),
		status: text({ enum: importStatuses }).notNull(),
		mapping: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
		counts: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
		rowCount: integer().notNull(),
		appliedRows: integer().notNull(),
		createdBy: text().notNull(),
		createdAt: instant().notNull(),
		finishedAt: instant()
	},
	(t) => [
		index('import_job_created').on(t.createdAt, t.id),
		check('import_job_status', isOneOf(t.status, importStatuses))
	]
);

/** A row of the file with what it would change or why it cannot. Personal data: erased after the retention rule. */
export const importRow = sqliteTable(
	'import_row',
	{
		id: id(),
		jobId: text()
			.notNull()
			.references(() => importJob.id, { onDelete: 'cascade' }),
		row: integer().notNull(),
		cells: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
		outcome: text({ enum: rowOutcomes }),
		changes: text({ mode: 'json' }).$type<unknown>(),
		errors: text({ mode: 'json' }).$type<unknown>(),
		appliedAt: instant()
	},
	(t) => [
		uniqueIndex('import_row_row').on(t.jobId, t.row),
		index('import_row_outcome').on(t.jobId, t.outcome, t.row)
	]
);

/** Which columns of the agency's own files mean what, as last corrected by a person. */
export const columnMapping = sqliteTable(
	'column_mapping',
	{
		id: id(),
		kind: text().notNull(),
		/** The header row, normalised. */
		header: text().notNull(),
		mapping: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
		savedBy: text().notNull(),
		savedAt: instant().notNull()
	},
	(t) => [uniqueIndex('column_mapping_header').on(t.kind, t.header)]
);
