import { correctionStates } from '#api/modules/corrections/contract.ts';
import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, url }) => {
	const asked = url.searchParams.get('state');
	const state = correctionStates.find((each) => each === asked) ?? 'open';
	const after = url.searchParams.get('after');
	const query = { state, ...(after ? { after } : {}) };
	return {
		title: m.desk_corrections_title(),
		state,
		queue: await unwrap(locals.api.corrections.$get({ query }))
	};
};
