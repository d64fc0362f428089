/**
 * One SQLite connection with its prepared statements. Everything here is synchronous; whoever
 * calls has already waited for the write lock if the statement needs it.
 */
import { HranaError, isSqlError } from './errors.ts';
import { columnsJson, rowJson } from './json.ts';
import type { Column, StmtResult } from './protocol.ts';
import type { Analysis } from './sql.ts';
import { openSqlite, type Prepared, type Sqlite } from './sqlite.ts';
import { weight, type SqlValue } from './values.ts';

/** Bytes of rows an answer may still hold. */
export type Room = { left: number };

type Cached = { prepared: Prepared; reader: boolean; columns: Columns | null; epoch: number };
type Columns = { known: Column[]; json: string };

const MOST_STATEMENTS = 200;
const LONGEST_CACHED = 65_536;
const READ_SCHEMA = 'SELECT 1 FROM sqlite_schema LIMIT 0';

export class Connection {
	readonly #db: Sqlite;
	readonly #statements = new Map<string, Cached>();
	/** Advances with every change of the schema, so that the schema is read anew. */
	readonly #epoch: () => number;
	#known: number;
	/** Holds settings of the stream that used it; such a connection is not shared again. */
	tainted = false;
	relaxed = false;

	constructor(file: string, memoryBytes: number, epoch: () => number) {
		this.#db = openSqlite(file);
		this.#db.exec(`PRAGMA hard_heap_limit=${memoryBytes}`);
		this.#epoch = epoch;
		this.#known = epoch();
	}

	get inTransaction() {
		return this.#db.inTransaction;
	}

	/** Runs one statement to its end. */
	execute(sql: string, analysis: Analysis, values: SqlValue[], room: Room): StmtResult {
		const bound = withoutEmptyBlobs(sql, analysis, values);
		const cached = this.#prepare(bound.sql);
		if (!cached.reader) {
			const info = cached.prepared.run(bound.values);
			return {
				cols: '[]',
				rows: [],
				affected_row_count: info.changes,
				last_insert_rowid: analysis.writes ? this.#rowid(info.lastInsertRowid) : null
			};
		}

		const { rows, width } = analysis.explain
			? this.#explained(cached.prepared, bound.values, room)
			: this.#rows(cached.prepared, bound.values, room);
		const cols = this.#columns(bound.sql === sql ? cached : this.#prepare(sql), width).json;
		if (!analysis.writes) return { cols, rows, affected_row_count: 0, last_insert_rowid: null };
		const [changes, rowid] = this.#counters();
		return { cols, rows, affected_row_count: Number(changes), last_insert_rowid: String(rowid) };
	}

	/**
	 * Commits then reach the disk with the next sync of the write-ahead log, not each by itself;
	 * whoever lets them owes that sync. SQLite allows the change only between transactions.
	 */
	relax(on: boolean) {
		if (this.relaxed === on || this.inTransaction) return;
		this.#db.exec(`PRAGMA synchronous=${on ? 'NORMAL' : 'FULL'}`);
		this.relaxed = on;
	}

	executeAll(sql: string) {
		this.#db.exec(sql);
	}

	describe(sql: string): Column[] {
		const cached = this.#prepare(sql);
		return cached.reader ? this.#columns(cached).known : [];
	}

	rollBack() {
		if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
	}

	close() {
		this.#statements.clear();
		this.#db.close();
	}

	#prepare(sql: string): Cached {
		this.#readSchema();
		const known = this.#statements.get(sql);
		if (known) {
			this.#statements.delete(sql);
			this.#statements.set(sql, known);
			return known;
		}

		const prepared = this.#compile(sql);
		const reader = prepared.reader;
		if (reader) prepared.raw(true);
		const cached = { prepared, reader, columns: null, epoch: -1 };
		if (sql.length > LONGEST_CACHED) return cached;
		if (this.#statements.size >= MOST_STATEMENTS) {
			this.#statements.delete(this.#statements.keys().next().value ?? '');
		}
		this.#statements.set(sql, cached);
		return cached;
	}

	/**
	 * SQLite may refuse a text because of a schema that another connection has changed since
	 * (it checks only some of its errors for that), be it new to this connection or kept from a
	 * time when the schema was another one. In a transaction the schema is that of its snapshot.
	 */
	#readSchema() {
		const epoch = this.#epoch();
		if (epoch === this.#known || this.#db.inTransaction) return;
		this.#db.exec(READ_SCHEMA);
		this.#known = epoch;
	}

	/** The same for a schema that another process has changed: look again, then believe it. */
	#compile(sql: string): Prepared {
		try {
			return this.#db.prepare(sql);
		} catch (error) {
			if (!isSqlError(error)) throw error;
			this.#db.exec(READ_SCHEMA);
			return this.#db.prepare(sql);
		}
	}

	/**
	 * An explained statement that was read to its end still counts as running (libsql 0.5.29), and
	 * one that would write then keeps every later transaction from its commit. Of the package's
	 * calls only `get` resets it.
	 */
	#explained(prepared: Prepared, values: SqlValue[], room: Room) {
		try {
			return this.#rows(prepared, values, room);
		} finally {
			prepared.get(values);
		}
	}

	#rows(prepared: Prepared, values: SqlValue[], room: Room) {
		const rows: string[] = [];
		let width: number | undefined;
		let left = room.left;
		const found = prepared.iterate(values);
		for (let next = found.next(); !next.done; next = found.next()) {
			for (const value of next.value) left -= weight(value);
			if (left < 0) this.#abandon(found);
			width = next.value.length;
			rows.push(rowJson(next.value));
		}
		room.left = left;
		return { rows, width };
	}

	/** A statement left in the middle would keep its snapshot: interrupt it and let it end. */
	#abandon(found: IterableIterator<unknown>): never {
		this.#db.interrupt();
		try {
			while (!found.next().done);
		} catch {
			// The interruption itself.
		}
		throw new HranaError('RESPONSE_TOO_LARGE', 'Response is too large');
	}

	#columns(cached: Cached, width?: number): Columns {
		const epoch = this.#epoch();
		const known = cached.columns;
		if (known && cached.epoch === epoch && (width ?? known.known.length) === known.known.length) {
			return known;
		}

		const columns = cached.prepared
			.columns()
			.map((column) => ({ name: column.name, decltype: column.type }));
		cached.columns = { known: columns, json: columnsJson(columns) };
		cached.epoch = epoch;
		return cached.columns;
	}

	#rowid(given: number | bigint): string {
		return Number.isSafeInteger(given) ? String(given) : String(this.#counters()[1]);
	}

	#counters(): SqlValue[] {
		const [row] = this.#prepare('SELECT changes(), last_insert_rowid()').prepared.all([]);
		return row ?? [];
	}
}

/**
 * The libsql package ends the whole process when an empty blob is bound (0.5.29), so empty blobs
 * are written into the text, where every other parameter then gets its number.
 */
function withoutEmptyBlobs(sql: string, analysis: Analysis, values: SqlValue[]) {
	const isEmpty = (value: SqlValue | undefined) =>
		value instanceof Uint8Array && value.byteLength === 0;
	if (!values.some(isEmpty)) return { sql, values };

	let text = '';
	let from = 0;
	for (const { start, end, index } of analysis.parameters) {
		text += sql.slice(from, start) + (isEmpty(values[index - 1]) ? "x''" : `?${String(index)}`);
		from = end;
	}
	return {
		sql: text + sql.slice(from),
		values: values.map((value) => (isEmpty(value) ? null : value))
	};
}
