/** A field of a form as text; a missing field or a file is the empty text. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** All values of a field that stands several times, such as ticked boxes. */
export const textsOf = (form: FormData, name: string): string[] =>
	form.getAll(name).filter((value) => typeof value === 'string');
