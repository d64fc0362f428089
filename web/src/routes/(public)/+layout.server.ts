/** The foot never keeps a page from being shown. */
export const load = async ({ locals }) => {
	const answer = await locals.api.privacy.officer.$get().catch(() => null);
	return { officer: answer?.ok ? (await answer.json()).officer : null };
};
