import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => ({
	certificate: await unwrap(locals.api.certificates[':certificateId'].$get({ param: params })),
	crumbs: [{ label: m.my_certificates_title(), href: '/my/certificates' }]
});
