import type { Call } from '#api/call.ts';
import { layoutOf, mappingOf, reportColumns } from '#api/domain/attendance-report.ts';
import { findHeadings } from '#api/domain/import/heading.ts';
import { Problem } from '#api/http/problem.ts';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import { sessionHead } from './document-words.ts';
import { reportLimits } from './hall-contract.ts';
import { markableSession } from './markable.ts';

type Given = { sessionId: string; bytes: Uint8Array };

/** The lines of a report about who was there, with a first guess at its columns. Nothing is written. */
export async function readReport(call: Call, { sessionId, bytes }: Given) {
	const { session } = await markableSession(call.db, call, sessionId);
	const sheet = readSpreadsheet(bytes);
	if (!sheet.ok) throw new Problem('file-refused', { params: sheet.error });
	const own = sessionHead(session);
	const at = findHeadings(sheet.value.rows, reportColumns(own));
	const [head, ...rows] = sheet.value.rows.slice(at);
	if (!head || rows.length === 0)
		throw new Problem('file-refused', { params: { reason: 'empty' } });
	if (rows.length > reportLimits.rows) {
		throw new Problem('file-refused', {
			params: { reason: 'too-many-rows', limitRows: reportLimits.rows }
		});
	}
	return {
		layout: layoutOf(head.cells, own),
		headings: head.cells,
		mapping: mappingOf(head.cells, own),
		rows: rows.map(({ number, cells }) => ({ number, cells: cells.slice(0, reportLimits.columns) }))
	};
}
