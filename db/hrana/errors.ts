/** What one statement, batch or stream is answered when it fails; the stream lives on. */
export class HranaError extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

/** The request itself breaks the protocol: HTTP 400, and its stream is closed. */
export class ProtocolError extends HranaError {}

/** Another stream or process holds the write lock. */
export const busy = (message = 'database is locked') =>
	new HranaError('SQLITE_BUSY', `SQLite error: ${message}`);

/** Any failure in the words and codes that Turso answers with: SQLite's without their extension. */
export function asHranaError(error: unknown): HranaError {
	if (error instanceof HranaError) return error;

	const message = error instanceof Error ? error.message : String(error);
	const code = sqliteCodeOf(error);
	if (code === undefined) return new HranaError('SQLITE_UNKNOWN', message);
	if (code !== 'SQLITE_ERROR') {
		return new HranaError(/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code, `SQLite error: ${message}`);
	}
	if (UNREADABLE.test(message)) {
		return new HranaError('SQL_PARSE_ERROR', `SQL string could not be parsed: ${message}`);
	}
	if (UNKNOWN_NAME.test(message)) {
		return new HranaError('SQL_INPUT_ERROR', `SQL input error: ${message}`);
	}
	return new HranaError('SQLITE_UNKNOWN', `SQLite error: ${message}`);
}

const UNREADABLE = /syntax error|incomplete input|unrecognized token/;
const UNKNOWN_NAME =
	/^(no such column|ambiguous column name|no such function|wrong number of arguments to|misuse of aggregate)/;

export const isSqlError = (error: unknown) => sqliteCodeOf(error) === 'SQLITE_ERROR';

export const isBusy = (error: unknown) => sqliteCodeOf(error)?.startsWith('SQLITE_BUSY') ?? false;

/** The snapshot this transaction reads is older than the last commit: waiting cannot help. */
export const isStaleSnapshot = (error: unknown) => sqliteCodeOf(error) === 'SQLITE_BUSY_SNAPSHOT';

function sqliteCodeOf(error: unknown): string | undefined {
	if (!(error instanceof Error) || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}
