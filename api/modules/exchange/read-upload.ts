import { bytesOf } from '#api/http/body-bytes.ts';
import { Problem } from '#api/http/problem.ts';
import { tooLarge, type SpreadsheetLimits } from '#api/ports/spreadsheet.ts';

/** The bytes of an uploaded spreadsheet. */
export async function readUpload(request: Request, limits: SpreadsheetLimits): Promise<Uint8Array> {
	const bytes = await bytesOf(request, limits.bytes);
	if (!bytes) throw new Problem('file-refused', { params: tooLarge(limits) });
	return bytes;
}
