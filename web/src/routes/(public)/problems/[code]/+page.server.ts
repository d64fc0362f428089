import { error } from '@sveltejs/kit';
import { problemHelp } from '#lib/api/problem-words.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = ({ params }) => {
	const words = problemHelp(params.code);
	if (!words) error(404, m.problem_page_unknown());

	return { code: params.code, ...words };
};
