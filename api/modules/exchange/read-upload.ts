import { Problem } from '#api/http/problem.ts';
import { spreadsheetLimits } from '#api/ports/spreadsheet.ts';

const tooLarge = () =>
	new Problem('file-refused', {
		params: { reason: 'too-large', limitBytes: spreadsheetLimits.bytes }
	});

/** The bytes of an upload; reading stops at the limit, whatever the sender announces. */
export async function readUpload(request: Request): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length') ?? 0) > spreadsheetLimits.bytes)
		throw tooLarge();
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.byteLength;
		if (size > spreadsheetLimits.bytes) throw tooLarge();
		chunks.push(chunk);
	}
	const bytes = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.byteLength;
	}
	return bytes;
}
