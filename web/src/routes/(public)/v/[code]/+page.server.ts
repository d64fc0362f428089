import { unwrap } from '#lib/api/unwrap.ts';

/** Longer than any code; the rest of what somebody typed says nothing more. */
const longest = 40;

export const load = async ({ locals, params, setHeaders }) => {
	setHeaders({ vary: 'accept' });
	const code = params.code.slice(0, longest);
	return {
		typed: code,
		answer: await unwrap(locals.api.verifications[':code'].$get({ param: { code } }))
	};
};
