import { fail, redirect } from '@sveltejs/kit';
import { roles } from '#api/domain/permissions.ts';
import { accountStates } from '#api/modules/identity/contract.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

type Query = {
	search?: string;
	state?: (typeof accountStates)[number];
	unitId?: string;
	after?: string;
};

export const load = async ({ locals, url }) => {
	const query = queryOf(url.searchParams);
	const [accounts, units] = await Promise.all([
		unwrap(locals.api.accounts.$get({ query })),
		unwrap(locals.api.units.$get({ query: { limit: '100' } }))
	]);
	return { title: m.accounts_title(), query, accounts, units: units.items };
};

export const actions = {
	disable: async ({ locals, request, cookies, url }) => {
		const form = await request.formData();
		const disabled = form.get('disabled') === 'true';
		const param = { personId: String(form.get('personId') ?? '') };
		const answer = await locals.api.accounts[':personId'].disabled.$put(
			{ param, json: { disabled } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, disabled ? m.accounts_disabled() : m.accounts_enabled());
		redirect(303, url.pathname + listOf(url));
	},
	grant: async ({ locals, request, cookies, url }) => {
		const form = await request.formData();
		const role = roles.find((each) => each === form.get('role'));
		if (!role || role === 'asn') return fail(422);
		const unitId = String(form.get('unitId') ?? '') || null;
		const json = { personId: String(form.get('personId') ?? ''), role, unitId };
		const answer = await locals.api.roles.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.accounts_granted());
		redirect(303, url.pathname + listOf(url));
	},
	revoke: async ({ locals, request, cookies, url }) => {
		const form = await request.formData();
		const param = { grantId: String(form.get('grantId') ?? '') };
		const answer = await locals.api.roles[':grantId'].$delete({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.accounts_revoked());
		redirect(303, url.pathname + listOf(url));
	}
};

function queryOf(params: URLSearchParams): Query {
	const query: Query = {};
	const state = accountStates.find((each) => each === params.get('state'));
	if (state) query.state = state;
	for (const name of ['search', 'unitId', 'after'] as const) {
		const value = params.get(name);
		if (value) query[name] = value;
	}
	return query;
}

/** The list as it was, without the name of the action. */
function listOf(url: URL) {
	const kept = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
	return kept.size > 0 ? `?${kept}` : '';
}
