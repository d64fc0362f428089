import { redirect } from '@sveltejs/kit';
import { refusalWords } from '#lib/api/unwrap.ts';
import { notice } from '#lib/forms/flash.server.ts';
import { safePath } from '#lib/preferences.ts';

/** Where a provider sends people back to; what it says goes to the API as it came. */
export const GET = async ({ locals, params, url, cookies, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const query = url.search.slice(1);
	const back = locals.api.session.providers[':provider'].answer;
	const answer = await back.$post({ param: params, json: { query } });
	if (!answer.ok) {
		notice(cookies, await refusalWords(answer));
		redirect(303, '/sign-in');
	}
	const came = await answer.json();
	const to = safePath(came.to);
	if (came.secondStep) redirect(303, `/sign-in/code?to=${encodeURIComponent(to)}`);
	redirect(303, to === '/' ? '/home' : to);
};
