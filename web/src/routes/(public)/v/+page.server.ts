import { redirect } from '@sveltejs/kit';

/** The form asks by GET, so that it works without JavaScript and the answer has an address. */
export const load = ({ url }) => {
	const typed = url.searchParams.get('code')?.trim();
	if (typed) redirect(303, `/v/${encodeURIComponent(typed.replace(/\s+/g, '').slice(0, 60))}`);
};
