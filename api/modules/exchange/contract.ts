import * as z from 'zod';
import { importKinds } from '#api/domain/import/column.ts';
import { rowOutcomes } from '#api/domain/import/plan.ts';
import { importNotices, importPasses } from '#api/domain/import/progress.ts';
import { rowErrorCodes } from '#api/domain/import/row-error.ts';

export const Kind = z.enum(importKinds);
const key = z.string().max(60);
const mapping = z.record(key, z.number().int().min(0).max(500));
const counts = z.record(z.enum(rowOutcomes), z.number().int());

export const RowErrorOut = z.object({
	column: z.string().nullable(),
	code: z.enum(rowErrorCodes),
	params: z.record(z.string(), z.union([z.string(), z.number()]))
});

export const JobPath = z.object({ importId: z.string().max(60) });
export const KindPath = z.object({ kind: Kind });
export const UploadQuery = z.object({ kind: Kind, name: z.string().trim().min(1).max(200) });

/** Rows by column key, as a spreadsheet would hold them: as many as the portal ever reads; the rule may say less. */
export const RowsGiven = z.object({
	kind: Kind,
	rows: z
		.array(z.record(key, z.union([z.string().max(8_000), z.number(), z.null()])))
		.min(1)
		.max(25_000),
	apply: z.enum(['all', 'valid'])
});
export type RowsGiven = z.output<typeof RowsGiven>;

export const MappingGiven = z.object({ mapping, remember: z.boolean().default(true) });
export const ApplyGiven = z.object({ mode: z.enum(['all', 'valid']) });
export type ApplyMode = z.output<typeof ApplyGiven>['mode'];

export const Job = z.object({
	id: z.string(),
	kind: Kind,
	fileName: z.string(),
	status: z.enum(['uploaded', 'previewed', 'applied', 'cancelled']),
	headings: z.array(z.string()),
	mapping,
	/** Required columns that no heading was found for. */
	missing: z.array(z.string()),
	counts: counts.nullable(),
	rowCount: z.number().int(),
	/** Under way, and how far: `done` of `total` steps of a row. Ask again until it is null. */
	work: z
		.object({
			is: z.enum(['checking', 'applying']),
			pass: z.enum(importPasses),
			done: z.number().int(),
			total: z.number().int()
		})
		.nullable(),
	/** Why the last work ended without its result; nothing was written. */
	notice: z.enum(importNotices).nullable(),
	createdAt: z.string(),
	createdBy: z.string(),
	finishedAt: z.string().nullable(),
	/** The rows have been erased by the retention rule. */
	erased: z.boolean()
});
export type Job = z.output<typeof Job>;

export const Applied = z.object({
	id: z.string(),
	kind: Kind,
	status: z.literal('applied'),
	counts,
	/** The first of them. */
	errors: z.array(RowErrorOut.extend({ row: z.number().int() }))
});
export type Applied = z.output<typeof Applied>;

export const RowsQuery = z.object({
	outcome: z.enum(rowOutcomes).optional(),
	after: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(100).default(50)
});
export const JobRow = z.object({
	row: z.number().int(),
	outcome: z.enum(rowOutcomes).nullable(),
	cells: z.record(z.string(), z.string()),
	changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
	errors: z.array(RowErrorOut)
});
export const JobRows = z.object({ items: z.array(JobRow), next: z.number().int().nullable() });
export const Jobs = z.object({
	items: z.array(Job),
	next: z.string().nullable(),
	/** What a file may hold, by rule. */
	limits: z.object({
		bytes: z.number().int(),
		rows: z.number().int(),
		columns: z.number().int()
	})
});
export const JobsQuery = z.object({
	after: z.string().max(200).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
