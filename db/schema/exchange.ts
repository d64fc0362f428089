import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { importKinds } from '#api/domain/import/column.ts';
import { rowOutcomes, type Counts } from '#api/domain/import/plan.ts';
import { importNotices, type ImportProgress } from '#api/domain/import/progress.ts';
import type { CellChange } from '#api/domain/import/read-rows.ts';
import type { RowError } from '#api/domain/import/row-error.ts';
import { id, instant, isOneOf } from './columns.ts';

const importStatuses = ['uploaded', 'previewed', 'applied', 'cancelled'] as const;

/** Work that somebody asked for and that goes on until it is done, whoever reads along. */
export type ImportWork =
	{ is: 'checking'; askedBy: string } | { is: 'applying'; askedBy: string; mode: 'all' | 'valid' };

/** One spreadsheet on its way in: file, columns, preview, apply, result. */
export const importJob = sqliteTable(
	'import_job',
	{
		id: id(),
		kind: text({ enum: importKinds }).notNull(),
		fileName: text().notNull(),
		sha256: text().notNull(),
		status: text({ enum: importStatuses }).notNull(),
		/** The heading row, cell by cell. */
		headings: text({ mode: 'json' }).$type<string[]>().notNull(),
		/** Column key → index of its cell. */
		mapping: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
		counts: text({ mode: 'json' }).$type<Counts>(),
		rowCount: integer().notNull(),
		work: text({ mode: 'json' }).$type<ImportWork>(),
		/** Shown and never relied on: the work can always be done again from its start. */
		progress: text({ mode: 'json' }).$type<ImportProgress>(),
		/** When the progress was last told; a silence means that the work was interrupted. */
		progressAt: instant(),
		/** Why the last work ended without its result. */
		notice: text({ enum: importNotices }),
		createdBy: text().notNull(),
		createdAt: instant().notNull(),
		finishedAt: instant(),
		/** When the rows, which are personal data, were erased by the retention rule. */
		erasedAt: instant()
	},
	(t) => [
		index('import_job_created').on(t.createdAt, t.id),
		index('import_job_erasable')
			.on(t.createdAt)
			.where(sql`erased_at is null`),
		check('import_job_status_known', isOneOf(t.status, importStatuses)),
		check('import_job_kind_known', isOneOf(t.kind, importKinds))
	]
);

/** A row of the file with what it would change or why it cannot. Personal data: erased after the retention rule. */
export const importRow = sqliteTable(
	'import_row',
	{
		jobId: text()
			.notNull()
			.references(() => importJob.id, { onDelete: 'cascade' }),
		/** As the spreadsheet program numbers it. */
		row: integer().notNull(),
		cells: text({ mode: 'json' }).$type<string[]>().notNull(),
		outcome: text({ enum: rowOutcomes }),
		changes: text({ mode: 'json' }).$type<CellChange[]>(),
		errors: text({ mode: 'json' }).$type<RowError[]>()
	},
	(t) => [
		primaryKey({ columns: [t.jobId, t.row] }),
		index('import_row_outcome').on(t.jobId, t.outcome, t.row),
		check('import_row_outcome_known', isOneOf(t.outcome, rowOutcomes))
	]
);

/** Which columns of the agency's own files mean what, as last corrected by a person. */
export const columnMapping = sqliteTable(
	'column_mapping',
	{
		id: id(),
		kind: text({ enum: importKinds }).notNull(),
		/** The heading row, normalised. */
		header: text().notNull(),
		mapping: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
		savedBy: text().notNull(),
		savedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('column_mapping_header').on(t.kind, t.header),
		check('column_mapping_kind_known', isOneOf(t.kind, importKinds))
	]
);
