import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import { classWords, formWords } from '#lib/rules/reference-words.server.ts';

export const load = async ({ locals }) => {
	const { forms, classes } = await unwrap(locals.api['reference-data'].$get());
	return {
		title: m.reference_title(),
		forms: forms.map((form) => ({ ...form, words: form.current ? formWords(form.current) : null })),
		classes: classes.map((each) => ({
			...each,
			words: each.current ? classWords(each.current) : null
		})),
		crumbs: [{ label: m.rules_title(), href: '/admin/rules' }, { label: m.reference_title() }]
	};
};
