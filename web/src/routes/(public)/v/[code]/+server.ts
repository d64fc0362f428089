/** The same address for machines: JSON for whoever asks for it, the page for everybody else. */
export const GET = async ({ locals, params, request, url, fetch }) => {
	if (!request.headers.get('accept')?.includes('json')) {
		return fetch(url, { headers: { accept: 'text/html' } });
	}
	const answer = await locals.api.verifications[':code'].$get({ param: { code: params.code } });
	return new Response(answer.body, {
		status: answer.status,
		headers: {
			'content-type': answer.headers.get('content-type') ?? 'application/json',
			'cache-control': 'no-store',
			vary: 'accept'
		}
	});
};
