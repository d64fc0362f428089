/**
 * Answers as the JSON that travels. Rows are written as text while they are read: objects in between
 * would cost more than the query.
 */
import { toBase64, type SqlValue } from './values.ts';
import type { Column, StmtResult, WireError } from './protocol.ts';

export function rowJson(row: SqlValue[]): string {
	let text = '';
	for (const value of row) text += text === '' ? valueJson(value) : `,${valueJson(value)}`;
	return `[${text}]`;
}

export const columnsJson = (columns: Column[]) => JSON.stringify(columns);

export function resultJson(result: StmtResult): string {
	const { cols, rows, affected_row_count: affected, last_insert_rowid: rowid } = result;
	return (
		`{"cols":${cols},"rows":[${rows.join(',')}],"affected_row_count":${affected},` +
		`"last_insert_rowid":${rowid === null ? 'null' : `"${rowid}"`}}`
	);
}

export const errorJson = (error: WireError) => JSON.stringify(error);

function valueJson(value: SqlValue): string {
	if (value === null) return '{"type":"null"}';
	if (typeof value === 'bigint') return `{"type":"integer","value":"${value}"}`;
	if (typeof value === 'string') return `{"type":"text","value":${textJson(value)}}`;
	if (typeof value === 'number') return `{"type":"float","value":${numberJson(value)}}`;
	return `{"type":"blob","base64":"${toBase64(value)}"}`;
}

/** Looking first is quicker than having every text looked through for escapes. */
const ESCAPED = /["\\\p{Cc}]/u;
const textJson = (text: string) => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** JSON has no infinities, but every reader takes 1e999 for one. */
function numberJson(value: number): string {
	if (Object.is(value, -0)) return '-0.0';
	if (Number.isFinite(value)) return String(value);
	return value > 0 ? '1e999' : '-1e999';
}
