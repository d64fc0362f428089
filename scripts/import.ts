/**
 * `npm run import -- KIND FILE [--valid] [--preview]`: a spreadsheet into the registers, through the
 * same checks as the page. The running portal does it; when none runs, one is started for the purpose.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { columnLabel } from '../api/domain/import/column-label.ts';
import { importKinds, type ImportKind } from '../api/domain/import/column.ts';
import type { RowError } from '../api/domain/import/row-error.ts';
import { rowSentence } from '../api/domain/import/row-sentence.ts';
import { consoleOver, type Send } from '../api/host/console.ts';
import { startPortal } from '../api/host/portal.ts';

type Job = {
	id: string;
	rowCount: number;
	missing: string[];
	headings: string[];
	mapping: object;
	counts: object;
};
type WrongRow = { row: number; errors: RowError[] };

const usage = `npm run import -- KIND FILE [--valid] [--preview]
  KIND       ${importKinds.join(' | ')}
  FILE       .xlsx or .csv
  --valid    apply the right rows and skip the wrong ones (else: all or none)
  --preview  show what would happen and change nothing`;
const wrongRowsShown = 50;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { valid: { type: 'boolean' }, preview: { type: 'boolean' } }
});

async function main(): Promise<number> {
	const [kindGiven, file] = positionals;
	const kind = importKinds.find((each) => each === kindGiven);
	if (!kind || !file || !existsSync(file)) {
		console.error(kind && file ? `${file}: no such file\n\n${usage}` : usage);
		return 2;
	}
	const portal = await openPortal();
	try {
		return await run(portal.send, { kind, file });
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		return 1;
	} finally {
		await portal.close();
	}
}

async function run(send: Send, given: { kind: ImportKind; file: string }): Promise<number> {
	const started = performance.now();
	const say = (line: string) =>
		console.log(`${((performance.now() - started) / 1000).toFixed(1)} s  ${line}`);
	const bytes = new Uint8Array(readFileSync(given.file));
	const name = encodeURIComponent(basename(given.file));

	say(`reading ${given.file} (${bytes.length} bytes)`);
	const job = await asked<Job>(
		send,
		'POST',
		`/api/imports/files?kind=${given.kind}&name=${name}`,
		bytes
	);
	say(`${job.rowCount} rows; columns: ${Object.keys(job.mapping).join(', ')}`);
	if (job.missing.length > 0) {
		console.error(
			`Required columns not found: ${job.missing.join(', ')}. Headings: ${job.headings.join(' | ')}`
		);
		await asked(send, 'DELETE', `/api/imports/${job.id}`);
		return 1;
	}
	const body = { mapping: job.mapping, remember: false };
	const preview = await asked<Job>(send, 'PUT', `/api/imports/${job.id}/mapping`, body);
	say(`preview: ${wordsOf(preview.counts)}`);
	const wrong = await showWrongRows(send, job.id, given.kind);
	if (values.preview || (wrong > 0 && !values.valid)) {
		await asked(send, 'DELETE', `/api/imports/${job.id}`);
		if (!values.preview)
			console.error('Nothing was applied: some rows are wrong. Mend them, or add --valid.');
		return values.preview ? 0 : 1;
	}
	const mode = { mode: values.valid ? 'valid' : 'all' };
	const done = await asked<Job>(send, 'POST', `/api/imports/${job.id}/application`, mode);
	say(`applied: ${wordsOf(done.counts)} (import ${job.id})`);
	return 0;
}

async function showWrongRows(send: Send, id: string, kind: ImportKind): Promise<number> {
	const { items } = await asked<{ items: WrongRow[] }>(
		send,
		'GET',
		`/api/imports/${id}/rows?outcome=invalid&limit=${wrongRowsShown}`
	);
	for (const { row, errors } of items) {
		for (const error of errors) {
			const column = error.column ? `${columnLabel(error.column, 'id', kind)}: ` : '';
			console.error(`  baris ${row}: ${column}${rowSentence(error, 'id')}`);
		}
	}
	return items.length;
}

async function asked<T>(send: Send, method: string, path: string, body?: unknown): Promise<T> {
	const write = method === 'GET' ? {} : { key: randomUUID() };
	const answer = await send(path, { method, ...(body === undefined ? {} : { body }), ...write });
	if (answer.status >= 400)
		throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
	return asBody<T>(answer.body);
}

/** The portal that runs on this data folder, or one started for this import only. */
async function openPortal(): Promise<{ send: Send; close: () => Promise<void> }> {
	const running = consoleOver(join(process.env['DATA_DIR'] ?? '.data', 'console.sock'));
	const health = await running('/api/health', { method: 'GET' }).catch(() => null);
	if (health?.status === 200) return { send: running, close: async () => {} };

	console.log('No portal is running on this data folder; starting one.');
	const env = { ...process.env, PORT: '0', CONTENT_PORT: '0', DEMO: '0' };
	const started = await startPortal({ env });
	return { send: started.send, close: () => started.stop() };
}

const wordsOf = (counts: object) =>
	Object.entries(counts)
		.map(([outcome, count]) => `${count} ${outcome}`)
		.join(', ');

/** What the endpoint's contract promises. */
const asBody = <T>(body: unknown) => body as T;

process.exit(await main());
