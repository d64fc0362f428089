import { and, asc, eq, gt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { RowOutcome } from '#api/domain/import/plan.ts';
import { readOtherwise } from '#api/domain/import/read-otherwise.ts';
import { rowSentence } from '#api/domain/import/row-sentence.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { Problem } from '#api/http/problem.ts';
import { writeXlsx } from '#api/ports/spreadsheet.ts';
import { importRow } from '#db/schema/exchange.ts';
import { openJob, type JobRecord, refuseNarrow } from './open-job.ts';

type Row = typeof importRow.$inferSelect;
const words: Record<RowOutcome, string> = {
	new: 'baru',
	changed: 'berubah',
	unchanged: 'tetap',
	invalid: 'salah'
};
const rowsAPage = 5_000;

/** The rows as they came with what became of each: mend the wrong ones here and upload it again. */
export async function writeResult(call: Call, { importId }: { importId: string }) {
	refuseNarrow(call);
	const job = await openJob(call.db, importId);
	if (job.erasedAt) throw new Problem('import-erased');
	const rows = await readRows(call, job.id);
	const sheet = {
		name: 'Hasil',
		widths: [...job.headings.map(() => 20), 8, 10, 70],
		rows: [
			[...job.headings, 'Baris asal', 'Hasil', 'Keterangan'],
			...rows.map((row) => [
				...job.headings.map((_, index) => row.cells[index] ?? ''),
				String(row.row),
				row.outcome ? words[row.outcome] : '',
				remarkOf(job, row)
			])
		]
	};
	return { name: `hasil-${job.kind}-${job.id}.xlsx`, bytes: writeXlsx([sheet]) };
}

function remarkOf(job: JobRecord, row: Row): string {
	const { kind } = job;
	const { errors, changes, outcome } = row;
	const labelOf = new Map<string, string>(columnsOf(kind).map(({ key, label }) => [key, label]));
	const named = (column: string | null, text: string) =>
		column ? `${labelOf.get(column) ?? column}: ${text}` : text;
	if (errors && errors.length > 0) {
		return errors.map((error) => named(error.column, rowSentence(error, 'id'))).join(' ');
	}
	if (outcome === 'new') {
		const cells = cellsByColumn(job, row);
		return readOtherwise({ outcome, cells, changes: changes ?? [] }, columnsOf(kind))
			.map(({ column, text }) => named(column, `dibaca ${text}`))
			.join('; ');
	}
	if (outcome !== 'changed') return '';
	return (changes ?? [])
		.map(({ column, before, after }) =>
			named(column, `${before || '(kosong)'} → ${after || '(kosong)'}`)
		)
		.join('; ');
}

const cellsByColumn = ({ mapping }: JobRecord, { cells }: Row) =>
	Object.fromEntries(Object.entries(mapping).map(([key, index]) => [key, cells[index] ?? '']));

async function readRows(call: Call, jobId: string): Promise<Row[]> {
	const rows: Row[] = [];
	for (let last = 0; ; last = rows.at(-1)?.row ?? last) {
		const read = await call.db
			.select()
			.from(importRow)
			.where(and(eq(importRow.jobId, jobId), gt(importRow.row, last)))
			.orderBy(asc(importRow.row))
			.limit(rowsAPage);
		rows.push(...read);
		if (read.length < rowsAPage) return rows;
	}
}
