import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { effectRows } from '#lib/rules/effect.server.ts';
import { classWords } from '#lib/rules/reference-words.server.ts';
import { saidOfVersion } from '#lib/rules/said-of-version.server.ts';
import type { Actions, RequestEvent } from './$types';

export const load = async ({ locals, params }) => {
	const found = await unwrap(locals.api['position-classes'][':code'].$get({ param: params }));
	const versions = found.versions.map((version) => ({ ...version, words: classWords(version) }));
	return {
		...found,
		versions,
		current: versions.find(({ state }) => state === 'current') ?? null,
		crumbs: [{ label: m.reference_title(), href: '/admin/reference' }, { label: found.class.name }]
	};
};

async function preview({ locals, params }: RequestEvent, form: FormData) {
	const level = textOf(form, 'level');
	const answer = await locals.api['position-classes'][':code'].effect.$get({
		param: params,
		query: { level }
	});
	if (!answer.ok) return refused(answer, form);
	const { metrics } = await answer.json();
	return { level, effect: effectRows(metrics), given: saidOfVersion(form) };
}

export const actions = {
	preview: async (event) => preview(event, await event.request.formData()),
	save: async (event) => {
		const form = await event.request.formData();
		const level = textOf(form, 'level');
		if (level !== textOf(form, 'previewed')) return preview(event, form);
		const answer = await event.locals.api['position-classes'][':code'].versions.$post(
			{ param: event.params, json: { level: Number(level), ...saidOfVersion(form) } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, m.rules_saved());
		redirect(303, event.url.pathname);
	},
	withdraw: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api['position-classes'][':code'].versions[':versionId'].$delete(
			{ param: { code: params.code, versionId: textOf(form, 'versionId') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.rules_withdrawn());
		redirect(303, url.pathname);
	}
} satisfies Actions;
