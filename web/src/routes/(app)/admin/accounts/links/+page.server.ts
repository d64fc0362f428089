import { mustHold } from '#lib/api/must-hold.server.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, parent, url }) => {
	await mustHold('account.manage', parent);
	const units = await unwrap(locals.api.units.$get({ query: {} }));
	return {
		title: m.links_title(),
		units: units.items,
		origin: url.origin,
		crumbs: [{ label: m.accounts_title(), href: '/admin/accounts' }, { label: m.links_title() }]
	};
};

export const actions = {
	/** The list is this answer: a link's secret is not kept anywhere else. */
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const personId = String(form.get('personId') ?? '');
		const unitId = String(form.get('unitId') ?? '');
		const json = personId ? { personIds: [personId] } : unitId ? { unitId } : { everybody: true };
		const answer = await locals.api.accounts.invitations.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		return { invitations: (await answer.json()).items };
	}
};
