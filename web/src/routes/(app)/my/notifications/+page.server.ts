import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, url }) => {
	const after = url.searchParams.get('after');
	const unread = url.searchParams.get('unread') === '1';
	const query = { ...(unread ? { unread: '1' as const } : {}), ...(after ? { after } : {}) };
	return { unread, inbox: await unwrap(locals.api.notifications.$get({ query })) };
};

export const actions = {
	open: async ({ locals, request }) => {
		const form = await request.formData();
		const param = { notificationId: textOf(form, 'notificationId') };
		const answer = await locals.api.notifications[':notificationId'].open.$post(
			{ param },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { place } = await answer.json();
		redirect(303, place);
	},
	read: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.notifications.read.$post({}, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.notify_read_all_done());
		redirect(303, '/my/notifications');
	},
	mail: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const chosen = textOf(form, 'mail');
		const mail = chosen === 'digest' || chosen === 'off' ? chosen : 'each';
		const answer = await locals.api.notifications.mail.$put({ json: { mail } }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.notify_mail_saved());
		redirect(303, '/my/notifications');
	}
};
