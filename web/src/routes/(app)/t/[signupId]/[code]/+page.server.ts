import { redirect } from '@sveltejs/kit';
import { refused, refusedBy, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

/** The address of a ticket's QR code: who is in charge sees whose it is, its owner the ticket itself. */
export const load = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const answer = await locals.api.attendance.tickets[':signupId'][':code'].$get({
		param: { signupId: params.signupId.slice(0, 60), code: params.code.slice(0, 60) }
	});
	const status: number = answer.status;
	if (status === 422)
		return { title: m.ticket_forged(), ticket: null, text: m.ticket_forged_text() };
	if (status === 409) return { title: m.ticket_over(), ticket: null, text: m.ticket_over_text() };
	const { own, ticket } = await unwrap(answer);
	if (own || !ticket) redirect(303, `/my/workshops/${params.signupId}`);
	return { title: ticket.name, ticket, text: null };
};

export const actions = {
	default: async ({ locals, params, request, cookies, url }) => {
		const form = await request.formData();
		const mark = {
			id: textOf(form, '_key') || crypto.randomUUID(),
			signupId: params.signupId,
			status: textOf(form, 'status')
		};
		const answer = await locals.api.attendance.sessions[':sessionId'].marks.$post(
			{ param: { sessionId: textOf(form, 'session') }, json: { marks: [mark] } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const [left] = (await answer.json()).refused;
		if (left) return refusedBy({ code: left.code, status: 409, params: { reason: 'mark' } }, form);
		flash(cookies, m.ticket_marked());
		redirect(303, url.pathname);
	}
};
