import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { headingSignature, missingColumns, type Mapping } from '#api/domain/import/heading.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { columnMapping, importJob } from '#db/schema/exchange.ts';
import { idleJob, type JobRecord, refuseNarrow } from './open-job.ts';
import { startWork } from './start-work.ts';

/** Takes the columns as mapped and has each row checked; the registers stay as they are. */
export async function previewImport(
	call: Call,
	given: { importId: string; mapping: Mapping; remember: boolean }
) {
	const { importId } = given;
	refuseNarrow(call);
	await call.write('import.mapped', async (tx) => {
		const job = await idleJob(tx, importId);
		const mapping = checkedMapping(job, given.mapping);
		const work = { is: 'checking', askedBy: call.actor.id } as const;
		await tx
			.update(importJob)
			.set({
				mapping,
				counts: null,
				status: 'uploaded',
				work,
				progress: null,
				progressAt: new Date(),
				notice: null
			})
			.where(eq(importJob.id, importId));
		if (given.remember) await rememberMapping(tx, { call, job, mapping });
		return { subject: `import:${importId}`, after: { mapping }, result: null };
	});
	return startWork(call, importId);
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
