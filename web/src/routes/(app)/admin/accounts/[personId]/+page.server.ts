import { fail, redirect } from '@sveltejs/kit';
import { identityChecks } from '#api/domain/identity-check.ts';
import { roles } from '#api/domain/permissions.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, parent, url }) => {
	const [account, units, { me }] = await Promise.all([
		unwrap(locals.api.accounts[':personId'].$get({ param: params })),
		unwrap(locals.api.units.$get({ query: {} })),
		parent()
	]);
	const managed = me.permissions.includes('account.manage');
	const list = managed
		? { label: m.accounts_title(), href: '/admin/accounts' }
		: { label: account.name, href: `/admin/people/${account.personId}` };
	const crumbs = [list, { label: managed ? account.name : m.accounts_account() }];
	return { account, units: units.items, managed, origin: url.origin, crumbs };
};

export const actions = {
	disable: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const disabled = form.get('disabled') === 'true';
		const account = locals.api.accounts[':personId'];
		const answer = await account.disabled.$put(
			{ param: params, json: { disabled } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, disabled ? m.accounts_disabled() : m.accounts_enabled());
		redirect(303, `/admin/accounts/${params.personId}`);
	},
	/** The link is this answer: its secret is not kept anywhere else. */
	recover: async ({ locals, params, request }) => {
		const form = await request.formData();
		const checkedBy = identityChecks.find((each) => each === form.get('checkedBy'));
		if (!checkedBy) return fail(422);

		const json = { checkedBy, note: textOf(form, 'note') };
		const recoveries = locals.api.accounts[':personId'].recoveries;
		const answer = await recoveries.$post({ param: params, json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		return { link: await answer.json() };
	},
	remove: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const checkedBy = identityChecks.find((each) => each === form.get('checkedBy'));
		if (!checkedBy) return fail(422);

		const json = { checkedBy, note: textOf(form, 'note') };
		const removal = locals.api.accounts[':personId']['second-step-removal'];
		const answer = await removal.$post({ param: params, json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.recover_second_step_done());
		redirect(303, `/admin/accounts/${params.personId}`);
	},
	grant: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const role = roles.find((each) => each === form.get('role'));
		if (!role || role === 'asn') return fail(422);

		const unitId = String(form.get('unitId') ?? '') || null;
		const json = { personId: params.personId, role, unitId };
		const answer = await locals.api.roles.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.accounts_granted());
		redirect(303, `/admin/accounts/${params.personId}`);
	},
	revoke: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const param = { grantId: String(form.get('grantId') ?? '') };
		const answer = await locals.api.roles[':grantId'].$delete({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.accounts_revoked());
		redirect(303, `/admin/accounts/${params.personId}`);
	},
	unlink: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const param = { ...params, subjectId: String(form.get('subjectId') ?? '') };
		const subject = locals.api.accounts[':personId'].subjects[':subjectId'];
		const answer = await subject.$delete({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.accounts_unlinked());
		redirect(303, `/admin/accounts/${params.personId}`);
	},
	view: async ({ locals, params, request }) => {
		const form = await request.formData();
		const answer = await locals.api.viewing.$post({ json: params }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		redirect(303, '/home');
	}
};
