import { redirect } from '@sveltejs/kit';
import { refusalWords } from '#lib/api/unwrap.ts';
import { notice } from '#lib/forms/flash.server.ts';
import { safePath } from '#lib/preferences.ts';

/** A link, not a form: the policy of our pages lets no form lead to another site. */
export const GET = async ({ locals, params, url, cookies }) => {
	const to = safePath(url.searchParams.get('to'));
	const provider = locals.api.session.providers[':provider'];
	const answer = await provider.$post({ param: params, json: { to } });
	if (answer.ok) redirect(303, (await answer.json()).url);

	notice(cookies, await refusalWords(answer));
	redirect(303, to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`);
};
