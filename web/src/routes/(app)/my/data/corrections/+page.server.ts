import { redirect } from '@sveltejs/kit';
import { dataSections } from '#api/domain/personal-data.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

const sectionOf = (text: string | null) => dataSections.find((each) => each === text);

export const load = async ({ locals, url }) => ({
	crumbs: [{ label: m.data_title(), href: '/my/data' }, { label: m.corrections_mine() }],
	section: sectionOf(url.searchParams.get('section')) ?? 'identity',
	corrections: await unwrap(locals.api['my-data'].corrections.$get())
});

export const actions = {
	ask: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const json = {
			section: sectionOf(textOf(form, 'section')) ?? 'identity',
			wrong: textOf(form, 'wrong'),
			wish: textOf(form, 'wish')
		};
		const answer = await locals.api['my-data'].corrections.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.corrections_asked());
		redirect(303, '/my/data/corrections');
	}
};
