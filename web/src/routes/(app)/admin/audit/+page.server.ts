import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

const filters = ['action', 'subject', 'actorId', 'from', 'to', 'after'] as const;

export const load = async ({ locals, url }) => {
	const query: Partial<Record<(typeof filters)[number], string>> = {};
	for (const name of filters) {
		const value = url.searchParams.get(name);
		if (value) query[name] = value;
	}
	return { title: m.audit_title(), query, events: await unwrap(locals.api.audit.$get({ query })) };
};
