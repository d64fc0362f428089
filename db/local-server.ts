/**
 * Serves one local libSQL file over Hrana-over-HTTP, so that workerd, which has no
 * file system, reaches it through the same client as Turso. Loopback only.
 */
// @ts-nocheck
import http from 'node:http';
import Database from 'libsql';

type Value = { type: 'null' } | { type: 'integer'; value: string } | { type: 'float'; value: number } | { type: 'text'; value: string } | { type: 'blob'; base64: string };
type Stmt = { sql?: string | null; sql_id?: number; args?: Value[]; named_args?: { name: string; value: Value }[]; want_rows?: boolean };
type Stream = { file: string; db: Database.Database; sqls: Map<number, string> };

const decode = (v: Value) => v.type === 'null' ? null : v.type === 'integer' ? BigInt(v.value) : v.type === 'blob' ? Buffer.from(v.base64, 'base64') : v.value;
const encode = (v: unknown): Value => v === null || v === undefined ? { type: 'null' } : typeof v === 'bigint' ? { type: 'integer', value: String(v) } : typeof v === 'number' ? (Number.isInteger(v) ? { type: 'integer', value: String(v) } : { type: 'float', value: v }) : typeof v === 'string' ? { type: 'text', value: v } : { type: 'blob', base64: Buffer.from(v as Uint8Array).toString('base64') };

function execute(stream: Stream, stmt: Stmt) {
	const sql = stmt.sql ?? stream.sqls.get(stmt.sql_id ?? -1) ?? '';
	const prepared = stream.db.prepare(sql);
	const args = stmt.named_args?.length ? [Object.fromEntries(stmt.named_args.map((a) => [a.name.replace(/^[:@$]/, ''), decode(a.value)]))] : (stmt.args ?? []).map(decode);
	if (prepared.reader) {
		prepared.raw(true); 
		const rows = prepared.all(...(args as [])) as unknown[][];
		const changes = stream.db.prepare('select changes()').raw(true).get() as number[];
		return { cols: prepared.columns().map((c) => ({ name: c.name, decltype: c.type })), rows: rows.map((r) => r.map(encode)), affected_row_count: /^\s*(insert|update|delete|replace)/i.test(sql) ? Number(changes[0]) : 0, last_insert_rowid: null };
	}
	const info = prepared.run(...(args as []));
	return { cols: [], rows: [], affected_row_count: Number(info.changes), last_insert_rowid: String(info.lastInsertRowid) };
}
const hranaError = (e: unknown) => ({ message: e instanceof Error ? e.message : String(e), code: (e as { code?: string }).code ?? 'UNKNOWN' });
type Cond = { type: string; step?: number; cond?: Cond; conds?: Cond[] };
function holds(stream: Stream, cond: Cond | undefined, ok: boolean[], failed: boolean[]): boolean {
	if (!cond) return true;
	switch (cond.type) {
		case 'ok': return ok[cond.step!] ?? false;
		case 'error': return failed[cond.step!] ?? false;
		case 'not': return !holds(stream, cond.cond, ok, failed);
		case 'and': return cond.conds!.every((c) => holds(stream, c, ok, failed));
		case 'or': return cond.conds!.some((c) => holds(stream, c, ok, failed));
		case 'is_autocommit': return !stream.db.inTransaction;
		default: return false;
	}
}
function handle(stream: Stream, req: any): unknown {
	switch (req.type) {
		case 'execute': return { type: 'execute', result: execute(stream, req.stmt) };
		case 'batch': {
			const ok: boolean[] = [], failed: boolean[] = [], step_results: unknown[] = [], step_errors: unknown[] = [];
			req.batch.steps.forEach((s: { condition?: Cond; stmt: Stmt }, i: number) => {
				step_results[i] = null; step_errors[i] = null;
				if (!holds(stream, s.condition, ok, failed)) return;
				try { step_results[i] = execute(stream, s.stmt); ok[i] = true; } catch (e) { step_errors[i] = hranaError(e); failed[i] = true; }
			});
			return { type: 'batch', result: { step_results, step_errors } };
		}
		case 'sequence': stream.db.exec(req.sql ?? stream.sqls.get(req.sql_id)); return { type: 'sequence' };
		case 'store_sql': stream.sqls.set(req.sql_id, req.sql); return { type: 'store_sql' };
		case 'close_sql': stream.sqls.delete(req.sql_id); return { type: 'close_sql' };
		case 'get_autocommit': return { type: 'get_autocommit', is_autocommit: !stream.db.inTransaction };
		case 'close': return { type: 'close' };
		default: throw new Error(`unsupported request ${req.type}`);
	}
}
/** Writers take turns, one file at a time: SQLite's own lock would block this whole process. */
class Turns {
	#holder: Stream | null = null;
	#queue: (() => void)[] = [];
	async enter(stream: Stream) {
		while (this.#holder && this.#holder !== stream) await new Promise<void>((wake) => this.#queue.push(wake));
		this.#holder = stream;
	}
	leave(stream: Stream) {
		if (this.#holder !== stream) return;
		this.#holder = null;
		this.#queue.shift()?.();
	}
}
const writes = (text: string) => /\b(begin|insert|update|delete|replace|create|alter|drop)\b/i.test(text);

/** `fileFor` maps the first path segment of the URL to a database file: one server, many databases. */
export function serveLibsqlOld(fileFor: (name: string) => string, port: number) {
	const streams = new Map<string, Stream>();
	const turns = new Map<string, Turns>();
	const open = (file: string): Stream => {
		const db = new Database(file, { timeout: 0 });
		db.pragma('journal_mode=wal'); db.pragma('foreign_keys=on'); db.defaultSafeIntegers(true);
		return { file, db, sqls: new Map() };
	};
	async function pipeline(name: string, text: string) {
		const body = JSON.parse(text);
		const stream: Stream | undefined = body.baton ? streams.get(body.baton) : open(fileFor(name));
		if (!stream) return { status: 400, reply: { message: 'stream expired', code: 'STREAM_EXPIRED' } };
		streams.delete(body.baton);
		const turn = turns.get(stream.file) ?? new Turns();
		turns.set(stream.file, turn);
		if (writes(text)) await turn.enter(stream);
		let closed = false;
		const results = body.requests.map((request: { type: string }) => {
			try { const response = handle(stream, request); closed ||= request.type === 'close'; return { type: 'ok', response }; }
			catch (error) { return { type: 'error', error: hranaError(error) }; }
		});
		if (closed) stream.db.close();
		if (closed || !stream.db.inTransaction) turn.leave(stream);
		const baton = closed ? null : crypto.randomUUID();
		if (baton) streams.set(baton, stream);
		return { status: 200, reply: { baton, base_url: null, results } };
	}
	const server = http.createServer((req, res) => {
		const [, name = '', version = ''] = (req.url ?? '').split('/');
		const send = (status: number, reply: unknown) => { res.writeHead(status, { 'content-type': 'application/json' }); res.end(JSON.stringify(reply)); };
		if (req.method === 'GET') return send(/^v[23]$/.test(version) ? 200 : 404, {});
		let text = '';
		req.on('data', (chunk) => (text += chunk));
		req.on('end', () => pipeline(name, text).then(({ status, reply }) => send(status, reply), (error) => send(500, hranaError(error))));
	});
	return new Promise<http.Server>((ready) => server.listen(port, '127.0.0.1', () => ready(server)));
}
export async function serveLibsql({ fileFor, port = 0 }: { fileFor: (name: string) => string; port?: number }) {
	const server = await serveLibsqlOld(fileFor, port);
	const at = (server.address() as { port: number }).port;
	return { url: `http://127.0.0.1:${at}`, port: at, close: async () => { server.close(); } };
}
