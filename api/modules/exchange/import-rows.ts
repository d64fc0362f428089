import { hashOfBytes } from '#api/http/hash.ts';
import type { Call } from '#api/call.ts';
import { refuseNarrow } from './open-job.ts';
import { countsOf } from '#api/domain/import/plan.ts';
import { Problem } from '#api/http/problem.ts';
import { insertMany } from '#db/many-rows.ts';
import { importJob, importRow } from '#db/schema/exchange.ts';
import { importLimits } from './import-limits.ts';
import { firstErrors, refuseInvalid } from './refuse-invalid.ts';
import type { Applied, RowsGiven } from './contract.ts';
import { planRows } from './plan-rows.ts';

/** Rows by column key from another program: previewed and applied in one transaction. */
export async function importRows(call: Call, { kind, rows: given, apply }: RowsGiven) {
	refuseNarrow(call);
	const { rows: limitRows } = await importLimits(call);
	if (given.length > limitRows)
		throw new Problem('file-refused', { params: { reason: 'too-many-rows', limitRows } });
	const headings = [...new Set(given.flatMap((row) => Object.keys(row)))];
	const mapping = Object.fromEntries(headings.map((key, index) => [key, index]));
	const rows = given.map((row, index) => ({
		number: index + 1,
		cells: headings.map((key) => String(row[key] ?? '').trim())
	}));
	const sha256 = await hashOfBytes(new TextEncoder().encode(JSON.stringify(rows)));

	return call.write('import.applied', async (tx) => {
		const plan = await planRows({ db: tx, call, kind, rows, mapping });
		const counts = countsOf(plan.rows);
		refuseInvalid(apply, plan.rows, counts);

		const id = call.newId('imp');
		await plan.apply(tx);
		await tx.insert(importJob).values({
			id,
			kind,
			fileName: 'json',
			sha256,
			status: 'applied',
			headings,
			mapping,
			counts,
			rowCount: rows.length,
			createdBy: call.actor.id,
			createdAt: call.now,
			finishedAt: call.now
		});
		await insertMany(
			tx,
			importRow,
			plan.rows.map(({ row, outcome, changes, errors }, index) => ({
				jobId: id,
				row,
				cells: rows[index]?.cells ?? [],
				outcome,
				changes,
				errors
			}))
		);
		const result: Applied = { id, kind, status: 'applied', counts, errors: firstErrors(plan.rows) };
		return { subject: `import:${id}`, after: { kind, ...counts }, result };
	});
}
