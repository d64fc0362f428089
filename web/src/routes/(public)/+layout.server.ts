/**
 * The foot never keeps a page from being shown; the page of a one-time link, and the scan of a whole hall at once,
 * ask for nothing they can do without.
 */
export const load = async ({ locals, params }) => {
	if ('token' in params || 'session' in params) return { officer: undefined };
	const answer = await locals.api.privacy.officer.$get().catch(() => null);
	return { officer: answer?.ok ? (await answer.json()).officer : null };
};
