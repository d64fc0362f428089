/**
 * A Hrana stream: one connection, the SQL texts its client stored, and perhaps a transaction.
 * Its requests run one after another; only waiting for the write lock lets others in between.
 */
import { argumentsOf } from './arguments.ts';
import type { Connection, Room } from './connection.ts';
import type { Database } from './database.ts';
import { busy, HranaError, isBusy, isStaleSnapshot, ProtocolError } from './errors.ts';
import type { SqlText, Stmt, StmtResult } from './protocol.ts';
import { analyse, type Analysis } from './sql.ts';
import type { Writer } from './write-turn.ts';

export type StreamLimits = {
	/** Bytes of rows one HTTP answer may hold. */
	answerBytes: number;
	/** How long a statement retries while another process holds the file's lock. */
	waitMs: number;
};

const MOST_STORED = 200;
const LONGEST_STORED = 1_048_576;

export class Stream implements Writer {
	readonly #database: Database;
	readonly #limits: StreamLimits;
	readonly #stored = new Map<number, string>();
	#connection: Connection | null;
	#room: Room;
	#idleSince: number | null = null;
	/** The latest transaction: whether a batch began it, and if so, whether it was rolled back. */
	#began: 'by batch' | 'lost' | 'otherwise' = 'otherwise';
	/** Something ran that may begin or end a transaction; asking SQLite is not free. */
	#mayTransact = false;
	/** Of the request that runs. */
	#commits = 0;
	#owesSync = false;
	/** The open transaction has changed the schema. */
	#defined = false;
	/** Told when the stream was closed for its silence, not by its client. */
	whenExpired: () => void = () => undefined;

	constructor(database: Database, limits: StreamLimits) {
		this.#database = database;
		this.#limits = limits;
		this.#room = { left: limits.answerBytes };
		this.#connection = database.take();
	}

	get isClosed() {
		return this.#connection === null;
	}

	get inTransaction() {
		return this.#mayTransact && (this.#connection?.inTransaction ?? false);
	}

	/** What it has acknowledged so far waits for `settle`. */
	get owesSync() {
		return this.#owesSync;
	}

	/** A request begins: the client is here, and its answer may be filled anew. */
	wake() {
		this.#idleSince = null;
		this.#commits = 0;
		this.refill();
	}

	/** What was found so far has left in the answer. */
	refill() {
		this.#room = { left: this.#limits.answerBytes };
	}

	/** Before an answer leaves: what it acknowledges is on the disk. */
	async settle() {
		if (!this.#owesSync) return;
		await this.#database.sync();
		this.#connection?.relax(false);
		this.#owesSync = this.#connection?.relaxed ?? false;
	}

	rest() {
		this.#idleSince = performance.now();
	}

	idleFor() {
		return this.#idleSince === null ? 0 : performance.now() - this.#idleSince;
	}

	expire() {
		this.close();
		this.whenExpired();
	}

	/** Whatever is open is rolled back, whoever waits for the lock gets it. */
	close() {
		const connection = this.#connection;
		this.#connection = null;
		this.#database.turn.cancel(this);
		if (connection) this.#database.giveBack(connection, this.#mayTransact);
		this.#database.turn.leave(this);
	}

	store(id: number, sql: string) {
		if (this.#stored.has(id)) throw protocol(`SQL text ${id} already exists`);
		if (this.#stored.size >= MOST_STORED) {
			throw new HranaError('SQL_STORE_TOO_MANY', 'The server cannot store more SQL texts');
		}
		if (sql.length > LONGEST_STORED) {
			throw new HranaError('SQL_STORE_TOO_LARGE', 'The statement is too large to be stored');
		}
		this.#stored.set(id, sql);
	}

	forget(id: number) {
		this.#stored.delete(id);
	}

	textOf({ sql, sql_id: id }: SqlText): string {
		const both = typeof sql === 'string' && typeof id === 'number';
		if (both) throw protocol('Either `sql` or `sql_id` are required, but not both');
		if (typeof sql === 'string') return sql;
		if (typeof id !== 'number') throw protocol('Either `sql` or `sql_id` are required');
		const stored = this.#stored.get(id);
		if (stored === undefined) throw protocol(`SQL text ${id} not found`);
		return stored;
	}

	execute(stmt: Stmt, inBatch = false): StmtResult | Promise<StmtResult> {
		const sql = this.textOf(stmt);
		const analysis = single(sql);
		const values = argumentsOf(stmt, analysis);
		const work = (connection: Connection) => connection.execute(sql, analysis, values, this.#room);
		const result = this.#run(analysis, work, inBatch);
		if (stmt.want_rows !== false) return result;
		return result instanceof Promise ? result.then(withoutRows) : withoutRows(result);
	}

	/**
	 * A client whose batch has begun a transaction counts on it in all that follows, and with
	 * Hrana 2 it cannot make a statement depend on it. So when that transaction has been rolled
	 * back, by a statement or a conflict, its remaining steps are refused, not run one by one.
	 */
	async executeStep(stmt: Stmt): Promise<StmtResult> {
		const { controls } = single(this.textOf(stmt));
		if (this.#began === 'lost' && !this.inTransaction && !controls) {
			throw new HranaError(
				'TRANSACTION_CLOSED',
				'The statement was not executed, because the transaction has been rolled back'
			);
		}
		return this.execute(stmt, true);
	}

	async sequence(text: SqlText): Promise<void> {
		const sql = this.textOf(text);
		const analysis = allowed(sql);
		if (analysis.statements === 0) return;
		await this.#run(analysis, (connection) => connection.executeAll(sql));
	}

	describe(text: SqlText) {
		const sql = this.textOf(text);
		const analysis = single(sql);
		const cols = this.#open().describe(sql);
		return {
			params: analysis.names.map((name) => ({ name })),
			cols,
			is_explain: analysis.explain,
			is_readonly: !analysis.writes
		};
	}

	/** A read outside any transaction leaves nothing to note, and most often nothing to wait for. */
	#run<T>(
		analysis: Analysis,
		work: (connection: Connection) => T,
		inBatch = false
	): T | Promise<T> {
		const reads = !analysis.writes && !analysis.controls && !analysis.taints;
		if (!reads) this.#mayTransact = true;
		if (this.#mayTransact) return this.#runNoted(analysis, work, inBatch);
		const connection = this.#open();
		return this.#patiently(() => work(connection));
	}

	async #runNoted<T>(
		analysis: Analysis,
		work: (connection: Connection) => T,
		inBatch: boolean
	): Promise<T> {
		const { turn } = this.#database;
		if (analysis.writes) await turn.enter(this);
		const before = this.inTransaction;
		let lost = false;
		let kept = false;
		let unchanged = false;
		try {
			const connection = this.#open();
			if (analysis.taints) connection.tainted = true;
			this.#countCommits(analysis, connection);
			const result = await this.#patiently(() => work(connection));
			kept = analysis.keeps;
			unchanged = !analysis.writes && !analysis.controls;
			return result;
		} catch (error) {
			lost = isBusy(error);
			throw error;
		} finally {
			if (!unchanged) this.#noteTransaction(before, kept, inBatch);
			this.#tellOfSchema(analysis.defines);
			if (turn.isHeldBy(this) && (lost || !this.inTransaction)) turn.leave(this);
		}
	}

	/** From the second commit of one request on, they are made durable together: see `settle`. */
	#countCommits({ writes, controls, statements }: Analysis, connection: Connection) {
		if (!writes || controls || connection.inTransaction) return;
		this.#commits += statements;
		if (this.#commits < 2) return;
		connection.relax(true);
		this.#owesSync = true;
	}

	#noteTransaction(before: boolean, kept: boolean, inBatch: boolean) {
		if (before === this.inTransaction) return;
		if (before) this.#began = kept || this.#began === 'otherwise' ? 'otherwise' : 'lost';
		else this.#began = inBatch ? 'by batch' : 'otherwise';
	}

	/** Others see a changed schema once its transaction has ended; this stream sees it at once. */
	#tellOfSchema(defines: boolean) {
		if (!defines && !this.#defined) return;
		this.#defined = this.inTransaction;
		this.#database.schemaChanged();
	}

	/** The lock may be another process's: try again for a while, without stopping this one. */
	#patiently<T>(work: () => T): T | Promise<T> {
		try {
			return work();
		} catch (error) {
			return this.#again(work, error);
		}
	}

	async #again<T>(work: () => T, first: unknown): Promise<T> {
		const until = performance.now() + this.#limits.waitMs;
		let failure = first;
		for (let pause = 2; ; pause = Math.min(pause * 2, 50)) {
			if (!isBusy(failure) || isStaleSnapshot(failure) || performance.now() > until) throw failure;
			await new Promise((resume) => setTimeout(resume, pause));
			if (this.isClosed) throw busy();
			try {
				return work();
			} catch (error) {
				failure = error;
			}
		}
	}

	#open(): Connection {
		if (this.#connection) return this.#connection;
		throw new HranaError('STREAM_CLOSED', 'The stream is closed');
	}
}

const withoutRows = (result: StmtResult): StmtResult => ({ ...result, rows: [] });

function allowed(sql: string): Analysis {
	const analysis = analyse(sql);
	if (analysis.refused) {
		throw new HranaError('BLOCKED', `Operation was blocked: ${analysis.refused}`);
	}
	return analysis;
}

function single(sql: string): Analysis {
	const analysis = allowed(sql);
	if (analysis.statements === 1) return analysis;
	throw analysis.statements === 0
		? new HranaError('SQL_NO_STATEMENT', 'SQL string does not contain any statement')
		: new HranaError('SQL_MANY_STATEMENTS', 'SQL string contains more than one statement');
}

const protocol = (message: string) => new ProtocolError('PROTOCOL_ERROR', message);
