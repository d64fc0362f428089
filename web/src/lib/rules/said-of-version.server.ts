import { textOf } from '#lib/forms/text.ts';

/** From when, on which legal basis, and why: what the fields of every new version say. */
export const saidOfVersion = (form: FormData) => ({
	validFrom: textOf(form, 'validFrom'),
	legalBasis: textOf(form, 'legalBasis'),
	note: textOf(form, 'note')
});
