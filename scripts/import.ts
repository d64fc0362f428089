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
import { barOf } from './progress-bar.ts';

type Job = {
	id: string;
	status: string;
	rowCount: number;
	missing: string[];
	headings: string[];
	mapping: object;
	counts: Record<string, number> | null;
	work: { is: string; pass: string; done: number; total: number } | null;
};
type WrongRow = { row: number; errors: RowError[] };

const usage = `npm run import -- KIND FILE [--valid] [--preview]
  KIND       ${importKinds.join(' | ')}
  FILE       .xlsx or .csv
  --valid    apply the right rows and skip the wrong ones (else: all or none)
  --preview  show what would happen and change nothing
Ends with 0 when it is done, 1 when nothing was applied, 2 when it was called wrongly.`;
const wrongRowsShown = 50;
const askAgainMs = 300;

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
	let close = async () => {};
	try {
		const portal = await openPortal();
		close = portal.close;
		return await run(portal.send, { kind, file });
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		return 1;
	} finally {
		await close();
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
	const checked = await asked<Job>(send, 'PUT', `/api/imports/${job.id}/mapping`, body);
	const preview = await finished(send, checked);
	if (preview.status !== 'previewed') throw new Error('The check stopped. Try it again.');
	say(`preview: ${wordsOf(preview.counts)}`);
	const wrong = preview.counts?.['invalid'] ?? 0;
	if (wrong > 0) await showWrongRows(send, { ...given, id: job.id, wrong });
	if (values.preview || (wrong > 0 && !values.valid)) {
		await asked(send, 'DELETE', `/api/imports/${job.id}`);
		if (!values.preview)
			console.error('Nothing was applied: some rows are wrong. Mend them, or add --valid.');
		return values.preview ? 0 : 1;
	}
	const mode = { mode: values.valid ? 'valid' : 'all' };
	const accepted = await asked<Job>(send, 'POST', `/api/imports/${job.id}/application`, mode);
	const done = await finished(send, accepted);
	if (done.status !== 'applied') {
		console.error(
			`Nothing was applied: the work stopped, or the registers changed meanwhile. Import ${job.id} waits in the portal.`
		);
		return 1;
	}
	say(`applied: ${wordsOf(done.counts)} (import ${job.id})`);
	return 0;
}

/** Waits for the work that goes on after an answer, and shows how far it is. */
async function finished(send: Send, job: Job): Promise<Job> {
	const bar = barOf(process.stdout);
	for (let now = job; ; now = await asked<Job>(send, 'GET', `/api/imports/${job.id}`)) {
		if (!now.work) {
			bar.end();
			return now;
		}
		bar.show({ label: `${now.work.is}: ${now.work.pass}`, ...now.work });
		await new Promise((wake) => setTimeout(wake, askAgainMs));
	}
}

async function showWrongRows(send: Send, given: { id: string; kind: ImportKind; wrong: number }) {
	const { items } = await asked<{ items: WrongRow[] }>(
		send,
		'GET',
		`/api/imports/${given.id}/rows?outcome=invalid&limit=${wrongRowsShown}`
	);
	for (const { row, errors } of items) {
		for (const error of errors) {
			const column = error.column ? `${columnLabel(error.column, 'id', given.kind)}: ` : '';
			console.error(`  baris ${row}: ${column}${rowSentence(error, 'id')}`);
		}
	}
	if (given.wrong > items.length) console.error(`  … dan ${given.wrong - items.length} baris lain`);
}

async function asked<T>(send: Send, method: string, path: string, body?: unknown): Promise<T> {
	const write = method === 'GET' ? {} : { key: randomUUID() };
	const answer = await send(path, { method, ...(body === undefined ? {} : { body }), ...write });
	if (answer.status >= 400)
		throw new Error(
			refusalOf(answer.body) ?? `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`
		);
	return asBody<T>(answer.body);
}

/** A refused file in the words of the page, with its mend. */
function refusalOf(body: unknown): string | null {
	const { code, params = {} } = asBody<{ code?: string; params?: Record<string, unknown> }>(body);
	if (code !== 'file-refused') return null;
	const path = new URL('../web/messages/id/problems.json', import.meta.url);
	const words = asBody<Record<string, string>>(JSON.parse(readFileSync(path, 'utf8')));
	const key = `problem_file_refused_${String(params['reason']).replaceAll('-', '_')}`;
	return (
		(words[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(params[name])) || null
	);
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

const wordsOf = (counts: Job['counts']) =>
	Object.entries(counts ?? {})
		.map(([outcome, count]) => `${count} ${outcome}`)
		.join(', ');

/** What the endpoint's contract promises. */
const asBody = <T>(body: unknown) => body as T;

process.exit(await main());
