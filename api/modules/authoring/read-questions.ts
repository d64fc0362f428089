import type { Call } from '#api/call.ts';
import { readQuestionSheet } from '#api/domain/question-sheet.ts';
import { Problem } from '#api/http/problem.ts';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import { draftLimits, type ReadQuestions } from './contract.ts';
import { visibleDraft } from './visible.ts';

type Given = { courseId: string; bytes: Uint8Array };

/** Questions of a spreadsheet, or of cells pasted from one, row by row with what is wrong. Nothing is written. */
export async function readQuestions(
	call: Call,
	{ courseId, bytes }: Given
): Promise<ReadQuestions> {
	const { draft } = await visibleDraft(call.db, call, courseId);
	const sheet = readSpreadsheet(bytes);
	if (!sheet.ok) throw new Problem('file-refused', { params: sheet.error });
	const rows = readQuestionSheet(sheet.value.rows, draft.lessons);
	if (!rows) throw new Problem('columns-missing', { params: { columns: 'Soal, Kunci' } });
	if (rows.length > draftLimits.questions) {
		throw new Problem('file-refused', {
			params: { reason: 'too-many-rows', limitRows: draftLimits.questions }
		});
	}
	return { rows };
}
