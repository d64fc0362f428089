import { draftOf } from '#lib/authoring/draft.server.ts';
import { frameOf } from '#lib/authoring/frame.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, url }) => {
	// Anew for each page below: what was saved on one shows on the next.
	void url.pathname;

	const draft = frameOf(await draftOf({ locals, params }));
	const at = `/manage/modules/${draft.courseId}`;
	return {
		draft,
		at,
		crumbs: [
			{ label: m.authoring_title(), href: '/manage/modules' },
			{ label: draft.facts.title, href: at }
		]
	};
};
