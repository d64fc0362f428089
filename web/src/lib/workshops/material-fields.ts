/** What a form of a material says, as the API takes it. */
import { textOf } from '#lib/forms/text.ts';

export const materialOf = (form: FormData) => ({
	title: textOf(form, 'title').trim(),
	sessionId: textOf(form, 'sessionId') || null,
	shown: {
		before: form.has('before'),
		during: form.has('during'),
		after: form.has('after')
	},
	url: textOf(form, 'url').trim() || null,
	text: textOf(form, 'text').trim() || null
});
