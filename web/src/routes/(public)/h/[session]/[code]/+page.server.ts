import { error, redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/api/unwrap.ts';
import { isProblem } from '#lib/api/problem.ts';
import { showProblem } from '#lib/api/problem-words.server.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * The address of a QR code. Opening it is the scan: the code is the consent, and opening it twice is one scan
 * (decision 025). Who is not signed in takes the time of the scan along through sign-in.
 */
export const load = async ({ locals, params, request, url, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const param = { sessionId: params.session };
	const receipt = url.searchParams.get('r');
	const isStranger = !request.headers.get('cookie')?.includes('session=');
	if (isStranger) redirect(303, await signInWith(locals, params, receipt));

	const answer = await locals.api.attendance.sessions[':sessionId'].scans.$post({
		param,
		json: { code: params.code.slice(0, 40), ...(receipt ? { receipt: receipt.slice(0, 200) } : {}) }
	});
	if (answer.ok) return { done: await answer.json(), refused: null };
	const status: number = answer.status;
	if (status === 401) redirect(303, await signInWith(locals, params, receipt));

	const problem: unknown = await answer.json();
	if (!isProblem(problem) || problem.status >= 500 || problem.status === 404)
		error(status, {
			message: m.problem_not_found(),
			code: isProblem(problem) ? problem.code : 'internal'
		});
	return { done: null, refused: showProblem(problem) };
};

type Params = { session: string; code: string };

/** Back here after signing in, with the time of this scan. */
async function signInWith(locals: App.Locals, params: Params, known: string | null) {
	const json = { sessionId: params.session.slice(0, 60), code: params.code.slice(0, 40) };
	const receipt = known ?? (await unwrap(locals.api.attendance.receipts.$post({ json }))).receipt;
	const here = `/h/${encodeURIComponent(json.sessionId)}/${encodeURIComponent(json.code)}?r=${receipt}`;
	return `/sign-in?to=${encodeURIComponent(here)}`;
}
