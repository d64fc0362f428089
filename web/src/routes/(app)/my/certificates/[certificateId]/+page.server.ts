import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const certificate = await unwrap(
		locals.api.certificates[':certificateId'].$get({ param: params })
	);
	const crumbs = [
		{ label: m.my_certificates_title(), href: '/my/certificates' },
		{ label: certificate.number }
	];
	return { certificate, crumbs };
};
