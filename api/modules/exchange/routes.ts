import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { applyImport } from './apply-import.ts';
import { cancelImport } from './cancel-import.ts';
import {
	Applied,
	ApplyGiven,
	Job,
	JobPath,
	JobRows,
	Jobs,
	JobsQuery,
	KindPath,
	MappingGiven,
	RowsGiven,
	RowsQuery,
	UploadQuery
} from './contract.ts';
import { getImport } from './get-import.ts';
import { importLimits } from './import-limits.ts';
import { importRows } from './import-rows.ts';
import { listImportRows } from './list-import-rows.ts';
import { listImports } from './list-imports.ts';
import { previewImport } from './preview-import.ts';
import { readUpload } from './read-upload.ts';
import { uploadFile } from './upload-file.ts';
import { writeResult } from './write-result.ts';
import { writeTemplate } from './write-template.ts';

const permission = 'import.run';
const File = z.unknown().meta({ description: 'XLSX' });

export const importRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({ permission, summary: 'List the imports', query: JobsQuery, output: Jobs }),
		async (c) => c.json(await listImports(c.var.call, c.var.input))
	)
	.post(
		'/',
		...endpoint({
			permission,
			summary: 'Import rows at once',
			body: RowsGiven,
			output: Applied,
			status: 201
		}),
		async (c) => c.json(await importRows(c.var.call, c.var.input), 201)
	)
	.post(
		'/files',
		...endpoint({
			permission,
			summary: 'Upload a spreadsheet (the body is the file)',
			query: UploadQuery,
			output: Job,
			status: 201
		}),
		async (c) => {
			const limits = await importLimits(c.var.call);
			const bytes = await readUpload(c.req.raw, limits);
			return c.json(await uploadFile(c.var.call, { ...c.var.input, bytes, limits }), 201);
		}
	)
	.get(
		'/templates/:kind',
		...endpoint({
			permission,
			summary: 'An empty spreadsheet of a kind',
			params: KindPath,
			output: File
		}),
		(c) => spreadsheet(writeTemplate(c.var.input.kind))
	)
	.get(
		'/:importId',
		...endpoint({ permission, summary: 'One import', params: JobPath, output: Job }),
		async (c) => c.json(await getImport(c.var.call, c.var.input))
	)
	.put(
		'/:importId/mapping',
		...endpoint({
			permission,
			summary: 'Say which column means what, and preview',
			params: JobPath,
			body: MappingGiven,
			output: Job
		}),
		async (c) => c.json(await previewImport(c.var.call, c.var.input))
	)
	.get(
		'/:importId/rows',
		...endpoint({
			permission,
			summary: 'Rows of an import',
			params: JobPath,
			query: RowsQuery,
			output: JobRows
		}),
		async (c) => c.json(await listImportRows(c.var.call, c.var.input))
	)
	.post(
		'/:importId/application',
		...endpoint({
			permission,
			summary: 'Apply a previewed import',
			params: JobPath,
			body: ApplyGiven,
			output: Job
		}),
		async (c) => c.json(await applyImport(c.var.call, c.var.input))
	)
	.get(
		'/:importId/result',
		...endpoint({
			permission,
			summary: 'The rows with their outcome',
			params: JobPath,
			output: File
		}),
		async (c) => spreadsheet(await writeResult(c.var.call, c.var.input))
	)
	.delete(
		'/:importId',
		...endpoint({ permission, summary: 'Put an import aside', params: JobPath, output: Job }),
		async (c) => c.json(await cancelImport(c.var.call, c.var.input))
	);

const spreadsheet = ({ name, bytes }: { name: string; bytes: Uint8Array }) =>
	new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
