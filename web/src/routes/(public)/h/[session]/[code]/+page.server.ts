import { error, redirect } from '@sveltejs/kit';
import { refused, unwrap } from '#lib/api/unwrap.ts';
import { isProblem } from '#lib/api/problem.ts';
import { showProblem } from '#lib/api/problem-words.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * The address of a QR code. Opening it is the scan: the code is the consent, and opening it twice is one scan
 * (decision 025). Who is not signed in takes the time of the scan along through sign-in.
 */
export const load = async ({ locals, params, request, url, setHeaders }) => {
	// Its own form needs the page's origin; no other site learns the address.
	setHeaders({ 'referrer-policy': 'same-origin' });
	// The place was told: the action answers in place of another scan.
	if (request.method === 'POST') return { done: null, refused: null };
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

export const actions = {
	/** Where the phone is, once its owner let it tell (static/place.js). */
	place: async ({ locals, request }) => {
		const form = await request.formData();
		const answer = await locals.api.attendance.scans[':scanId'].place.$post({
			param: { scanId: textOf(form, 'scan') },
			json: {
				place: {
					latitude: textOf(form, 'latitude'),
					longitude: textOf(form, 'longitude'),
					accuracy: textOf(form, 'accuracy')
				}
			}
		});
		return answer.ok ? { done: await answer.json() } : refused(answer, form);
	}
};

type Params = { session: string; code: string };

/** Back here after signing in, with the time of this scan. */
async function signInWith(locals: App.Locals, params: Params, known: string | null) {
	const json = { sessionId: params.session.slice(0, 60), code: params.code.slice(0, 40) };
	const receipt = known ?? (await unwrap(locals.api.attendance.receipts.$post({ json }))).receipt;
	const here = `/h/${encodeURIComponent(json.sessionId)}/${encodeURIComponent(json.code)}?r=${receipt}`;
	return `/sign-in?to=${encodeURIComponent(here)}`;
}
