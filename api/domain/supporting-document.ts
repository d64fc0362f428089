/** A document that somebody hands in to prove what they say: a decree, a diploma, a photograph of either. */
import { fileName } from './file-name.ts';
import { fileTypeOf, type FileType } from './file-type.ts';
import { no, ok, type Result } from './result.ts';

export const documentTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type DocumentType = (typeof documentTypes)[number];

export type DocumentRefusal =
	{ code: 'document_type' } | { code: 'file_too_large'; limit: number; size: number };

/** What the document is by its bytes; `limit` is the rule's, in bytes. */
export function fitDocument(
	bytes: Uint8Array,
	limit: number
): Result<DocumentType, DocumentRefusal> {
	const type = asDocument(fileTypeOf(bytes));
	if (!type) return no({ code: 'document_type' });
	return bytes.length > limit
		? no({ code: 'file_too_large', limit, size: bytes.length })
		: ok(type);
}

const asDocument = (type: FileType | null) => documentTypes.find((each) => each === type);

const endings: Record<DocumentType, string> = {
	'application/pdf': 'pdf',
	'image/png': 'png',
	'image/jpeg': 'jpg'
};

/** The name to save it under: as it was sent, with the ending of what it really is. */
export const documentName = (sent: string, type: DocumentType) =>
	fileName(sent, endings[type], 'dokumen');
