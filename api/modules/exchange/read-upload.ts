import { bytesOf } from '#api/http/body-bytes.ts';
import { Problem } from '#api/http/problem.ts';
import { spreadsheetLimits } from '#api/ports/spreadsheet.ts';

/** The bytes of an uploaded spreadsheet. */
export async function readUpload(request: Request): Promise<Uint8Array> {
	const { bytes: limitBytes } = spreadsheetLimits;
	const bytes = await bytesOf(request, limitBytes);
	if (!bytes) throw new Problem('file-refused', { params: { reason: 'too-large', limitBytes } });
	return bytes;
}
