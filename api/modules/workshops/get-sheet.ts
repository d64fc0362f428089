import type { Call } from '#api/call.ts';
import { sheetRows, type SheetPath } from './sheet-rows.ts';

/** The rows of a printed list, against which its photograph is read. */
export async function getSheet(call: Call, path: SheetPath) {
	const { rows } = await sheetRows(call, path);
	return { number: path.number, rows };
}
