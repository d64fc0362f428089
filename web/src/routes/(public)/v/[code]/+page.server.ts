import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, params, setHeaders }) => {
	setHeaders({ vary: 'accept' });
	return {
		typed: params.code,
		answer: await unwrap(locals.api.verifications[':code'].$get({ param: { code: params.code } }))
	};
};
