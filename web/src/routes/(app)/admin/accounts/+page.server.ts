import { accountStates, type AccountState } from '#api/domain/account-state.ts';
import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

type Query = {
	search?: string;
	state?: AccountState;
	unitId?: string;
	after?: string;
};

export const load = async ({ locals, url }) => {
	const query = queryOf(url.searchParams);
	const [accounts, units] = await Promise.all([
		unwrap(locals.api.accounts.$get({ query })),
		unwrap(locals.api.units.$get({ query: {} }))
	]);
	return { title: m.accounts_title(), query, accounts, units: units.items };
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
