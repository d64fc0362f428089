import { and, eq } from 'drizzle-orm';
import { hashOfBytes } from '#api/http/hash.ts';
import type { Call } from '#api/call.ts';
import type { ImportKind } from '#api/domain/import/column.ts';
import {
	findHeadings,
	hasMergedHeadings,
	headingSignature,
	suggestMapping
} from '#api/domain/import/heading.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { Problem } from '#api/http/problem.ts';
import { readSpreadsheet, type Sheet, type SpreadsheetLimits } from '#api/ports/spreadsheet.ts';
import { insertMany } from '#db/many-rows.ts';
import { columnMapping, importJob, importRow } from '#db/schema/exchange.ts';
import { jobOut, type JobRecord, refuseNarrow } from './open-job.ts';

/** Reads a spreadsheet and keeps its rows; nothing in the registers changes. */
export async function uploadFile(
	call: Call,
	given: { kind: ImportKind; name: string; bytes: Uint8Array; limits: SpreadsheetLimits }
) {
	refuseNarrow(call);
	const { kind, name, bytes, limits } = given;
	const { headings, rows } = tableOf(sheetIn(bytes, limits), kind, limits);
	const sha256 = await hashOfBytes(new Uint8Array(bytes));
	const mapping =
		(await rememberedMapping(call, kind, headings)) ?? suggestMapping(headings, columnsOf(kind));

	return call.write('import.uploaded', async (tx) => {
		const job: JobRecord = {
			id: call.newId('imp'),
			kind,
			fileName: name,
			sha256,
			status: 'uploaded',
			headings,
			mapping,
			counts: null,
			rowCount: rows.length,
			work: null,
			progress: null,
			progressAt: null,
			notice: null,
			createdBy: call.actor.id,
			createdAt: call.now,
			finishedAt: null,
			erasedAt: null
		};
		await tx.insert(importJob).values(job);
		await insertMany(
			tx,
			importRow,
			rows.map(({ number, cells }) => ({ jobId: job.id, row: number, cells }))
		);
		return {
			subject: `import:${job.id}`,
			after: { kind, sha256, rows: rows.length },
			result: jobOut(job)
		};
	});
}

function sheetIn(bytes: Uint8Array, limits: SpreadsheetLimits): Sheet {
	const sheet = readSpreadsheet(bytes, limits);
	if (!sheet.ok) throw new Problem('file-refused', { params: sheet.error });
	return sheet.value;
}

function tableOf(sheet: Sheet, kind: ImportKind, limits: SpreadsheetLimits) {
	const at = findHeadings(sheet.rows, columnsOf(kind));
	const [head, ...rows] = sheet.rows.slice(at);
	if (!head || rows.length === 0)
		throw new Problem('file-refused', { params: { reason: 'empty' } });
	if (hasMergedHeadings(head.number, sheet.merges)) {
		throw new Problem('file-refused', { params: { reason: 'merged-headings', row: head.number } });
	}
	if (rows.length > limits.rows) {
		throw new Problem('file-refused', {
			params: { reason: 'too-many-rows', limitRows: limits.rows }
		});
	}
	return { headings: head.cells, rows };
}

/** What somebody corrected the last time a file had these headings. */
async function rememberedMapping(call: Call, kind: ImportKind, headings: readonly string[]) {
	const found = await call.db
		.select({ mapping: columnMapping.mapping })
		.from(columnMapping)
		.where(and(eq(columnMapping.kind, kind), eq(columnMapping.header, headingSignature(headings))))
		.get();
	return found?.mapping ?? null;
}
