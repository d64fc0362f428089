/** The JSON of Hrana 2 and 3 over HTTP, as it travels. */
export type Value =
	| { type: 'null' }
	| { type: 'integer'; value: string }
	| { type: 'float'; value: unknown }
	| { type: 'text'; value: string }
	| { type: 'blob'; base64: string };

export type SqlText = { sql?: string | null; sql_id?: number | null };

export type Stmt = SqlText & {
	args?: Value[] | null;
	named_args?: { name: string; value: Value }[] | null;
	want_rows?: boolean | null;
};

export type Condition =
	| { type: 'ok' | 'error'; step: number }
	| { type: 'not'; cond: Condition }
	| { type: 'and' | 'or'; conds: Condition[] }
	| { type: 'is_autocommit' };

export type Step = { condition?: Condition | null; stmt: Stmt };
export type Batch = { steps: Step[] };

export type StreamRequest =
	| { type: 'execute'; stmt: Stmt }
	| { type: 'batch'; batch: Batch }
	| ({ type: 'sequence' } & SqlText)
	| ({ type: 'describe' } & SqlText)
	| { type: 'store_sql'; sql_id: number; sql: string }
	| { type: 'close_sql'; sql_id: number }
	| { type: 'get_autocommit' }
	| { type: 'close' };

export type Column = { name: string; decltype: string | null };

/** Its columns, and each of its rows, are JSON already. */
export type StmtResult = {
	cols: string;
	rows: string[];
	affected_row_count: number;
	last_insert_rowid: string | null;
};

export type WireError = { message: string; code: string };
