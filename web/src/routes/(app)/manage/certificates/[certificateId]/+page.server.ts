import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const certificate = await unwrap(
		locals.api.certificates[':certificateId'].$get({ param: params })
	);
	const crumbs = [
		{ label: m.manage_certificates_title(), href: '/manage/certificates' },
		{ label: certificate.number }
	];
	return { certificate, crumbs };
};

export const actions = {
	revoke: async ({ locals, params, request }) => {
		const form = await request.formData();
		const answer = await locals.api.certificates[':certificateId'].revocation.$post(
			{ param: params, json: { reason: String(form.get('reason') ?? '') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		return { revoked: true };
	}
};
