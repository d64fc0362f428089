/** What the API answers when it refuses (RFC 9457). It never holds prose for people. */
export type ApiProblem = {
	code: string;
	status: number;
	requestId?: string;
	params?: Record<string, unknown>;
	errors?: { pointer: string; code: string; params?: Record<string, unknown> }[];
};

/** A refusal in the reader's words, ready for `<Form>`: one sentence, and one for each field. */
export type ShownProblem = {
	code: string;
	text: string;
	requestId?: string;
	/** By field name: the last parts of the pointer joined by a dot (`/lessons/0/title` → `lessons.0.title`). */
	fields: Record<string, string>;
};

export function isProblem(body: unknown): body is ApiProblem {
	return typeof body === 'object' && body !== null && 'code' in body && 'status' in body;
}

/** The API's pointer and a form's field name are the same path in two spellings. */
export function fieldName(pointer: string): string {
	return pointer
		.replace(/^[#/]+/, '')
		.split('/')
		.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
		.join('.');
}
