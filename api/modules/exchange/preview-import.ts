import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { headingSignature, missingColumns, type Mapping } from '#api/domain/import/heading.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { countsOf } from '#api/domain/import/plan.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { columnMapping, importJob } from '#db/schema/exchange.ts';
import { jobOut, rowsOfJob, unfinishedJob, type JobRecord, refuseNarrow } from './open-job.ts';
import { planRows } from './plan-rows.ts';
import { storeOutcomes } from './store-outcomes.ts';

/** Takes the columns as mapped and works out what each row would change; the registers stay as they are. */
export async function previewImport(
	call: Call,
	given: { importId: string; mapping: Mapping; remember: boolean }
) {
	refuseNarrow(call);
	const job = await unfinishedJob(call.db, given.importId);
	const mapping = checkedMapping(job, given.mapping);
	const rows = await rowsOfJob(call.db, job.id);
	const plan = await planRows({ db: call.db, call, kind: job.kind, rows, mapping });
	const counts = countsOf(plan.rows);

	return call.write('import.previewed', async (tx) => {
		await unfinishedJob(tx, job.id);
		await tx
			.update(importJob)
			.set({ mapping, counts, status: 'previewed' })
			.where(eq(importJob.id, job.id));
		await storeOutcomes(tx, job.id, plan.rows);
		if (given.remember) await rememberMapping(tx, { call, job, mapping });
		const result = jobOut({ ...job, mapping, counts, status: 'previewed' });
		return { subject: `import:${job.id}`, after: counts, result };
	});
}

function checkedMapping(job: JobRecord, given: Mapping): Mapping {
	const columns = columnsOf(job.kind);
	const known = new Set<string>(columns.map(({ key }) => key));
	const mapping = Object.fromEntries(
		Object.entries(given).filter(([key, index]) => known.has(key) && index < job.headings.length)
	);
	const missing = missingColumns(mapping, columns);
	if (missing.length > 0) throw new Problem('columns-missing', { params: { columns: missing } });
	if (new Set(Object.values(mapping)).size < Object.keys(mapping).length)
		throw new Problem('columns-doubled');
	return mapping;
}

async function rememberMapping(tx: Tx, given: { call: Call; job: JobRecord; mapping: Mapping }) {
	const { call, job, mapping } = given;
	const saved = { mapping, savedBy: call.actor.id, savedAt: call.now };
	await tx
		.insert(columnMapping)
		.values({
			id: call.newId('map'),
			kind: job.kind,
			header: headingSignature(job.headings),
			...saved
		})
		.onConflictDoUpdate({ target: [columnMapping.kind, columnMapping.header], set: saved });
}
