import { redirect } from '@sveltejs/kit';
import { mailBoxes } from '#api/modules/notifications/contract.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, url }) => {
	const asked = url.searchParams.get('state');
	const state = mailBoxes.find((each) => each === asked) ?? 'failed';
	const after = url.searchParams.get('after');
	const query = { state, ...(after ? { after } : {}) };
	return { title: m.mail_title(), state, mail: await unwrap(locals.api.mail.$get({ query })) };
};

export const actions = {
	try: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.mail.test.$post({}, withKey(form));
		if (!answer.ok) return refused(answer, form);
		const tried = await answer.json();
		if (!tried.delivered) return { failed: tried.answer ?? '' };
		flash(cookies, m.mail_try_done());
		redirect(303, '/admin/mail');
	},
	retry: async ({ locals, request, cookies, url }) => {
		const form = await request.formData();
		const param = { notificationId: textOf(form, 'notificationId') };
		const answer = await locals.api.mail[':notificationId'].retry.$post({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.mail_retry_done());
		redirect(303, `/admin/mail?state=${url.searchParams.get('state') ?? 'failed'}`);
	}
};
