import { redirect, type RequestEvent } from '@sveltejs/kit';
import { requirementKinds } from '#api/domain/eligibility.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const admission = await unwrap(
		locals.api.workshops[':eventId'].admission.$get({ param: params })
	);
	return {
		title: m.admission_title(),
		admission,
		crumbs: [
			{ label: m.workshops_manage_title(), href: '/manage/workshops' },
			{ label: admission.event.title, href: `/manage/workshops/${params.eventId}` },
			{ label: m.admission_title() }
		]
	};
};

type Line = Parameters<App.Locals['api']['workshops'][':eventId']['admission']['$post']>[0]['json'];
type Asked = RequestEvent<{ eventId: string }>;

/** Each form of the page changes one line; what others set beside it stays. */
async function change(
	{ request, locals, params, cookies }: Asked,
	lineIn: (form: FormData) => Line
) {
	const form = await request.formData();
	const answer = await locals.api.workshops[':eventId'].admission.$post(
		{ param: params, json: lineIn(form) },
		withKey(form)
	);
	if (!answer.ok) return refused(answer, form);
	flash(cookies, m.admission_saved());
	redirect(303, `/manage/workshops/${params.eventId}/admission`);
}

const lineOf = (form: FormData) => ({
	kind: requirementKinds.find((each) => each === textOf(form, 'kind')) ?? ('position' as const),
	about: textOf(form, 'about')
});

export const actions = {
	require: (event: Asked) =>
		change(event, (form) => ({ requirement: { ...lineOf(form), asked: true } })),
	release: (event: Asked) =>
		change(event, (form) => ({ requirement: { ...lineOf(form), asked: false } })),
	quota: (event: Asked) =>
		change(event, (form) => ({
			quota: { unitId: textOf(form, 'unitId'), seats: Number(textOf(form, 'seats')) }
		})),
	unquota: (event: Asked) =>
		change(event, (form) => ({ quota: { unitId: textOf(form, 'unitId'), seats: null } })),
	exception: async ({ request, locals, params, cookies }: Asked) => {
		const form = await request.formData();
		const replaces = textOf(form, 'replaces');
		const said = { nip: textOf(form, 'nip'), reason: textOf(form, 'reason') };
		const answer = await locals.api.workshops[':eventId'].exceptions.$post(
			{ param: params, json: { ...said, ...(replaces ? { replaces } : {}) } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.admission_exception_given());
		redirect(303, `/manage/workshops/${params.eventId}/admission`);
	}
};
