import { redirect } from '@sveltejs/kit';
import { holidayKinds } from '#api/domain/working-days.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { ruleValue } from '#lib/rules/words.server.ts';

export const load = async ({ locals, url }) => {
	const year = url.searchParams.get('year');
	const query = year && /^20\d\d$/.test(year) ? { year } : {};
	const found = await unwrap(locals.api.holidays.$get({ query }));
	return {
		...found,
		week: ruleValue('kalender.hari_kerja', found.workdays),
		crumbs: [{ label: m.rules_title(), href: '/admin/rules' }, { label: m.holidays_title() }]
	};
};

export const actions = {
	add: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const kind = holidayKinds.find((each) => each === textOf(form, 'kind')) ?? 'national';
		const json = { lines: textOf(form, 'lines'), kind };
		const answer = await locals.api.holidays.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.holidays_added(await answer.json()));
		redirect(303, url.pathname + url.search.replace(/[?&]\/add/, ''));
	},
	remove: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const param = { holidayId: textOf(form, 'holidayId') };
		const answer = await locals.api.holidays[':holidayId'].$delete({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.holidays_removed());
		redirect(303, url.pathname);
	}
};
