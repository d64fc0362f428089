import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

/** The same gap page, and the same ledger, of a person within reach: one of them at a time. */
export const load = async ({ locals, params, url }) => {
	const param = { personId: params.personId };
	const on = url.searchParams.get('on');
	const view = url.searchParams.get('view') === 'credits' ? 'credits' : 'competencies';
	const [gap, credits] = await Promise.all([
		view === 'competencies'
			? unwrap(locals.api.gaps[':personId'].$get({ param, query: {} }))
			: null,
		view === 'credits'
			? unwrap(locals.api.credits[':personId'].$get({ param, query: on ? { on } : {} }))
			: null
	]);
	const name = gap?.person.name ?? credits?.person.name ?? '';
	return {
		gap,
		credits,
		view,
		name,
		crumbs: [{ label: m.team_title(), href: '/team' }, { label: name }]
	};
};
