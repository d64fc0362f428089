import { error } from '@sveltejs/kit';
import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, parent, url }) => {
	const { draft, crumbs } = await parent();
	const lesson = params.lessonId
		? draft.lessons.find((each) => each.id === params.lessonId)
		: draft.lessons[0];
	if (params.lessonId && !lesson) {
		error(404, { message: m.problem_not_found(), code: 'not-found' });
	}
	const seed = url.searchParams.get('seed')?.slice(0, 60) ?? '1';
	const shown = lesson
		? await unwrap(
				locals.api.drafts[':courseId'].lessons[':lessonId'].preview.$get({
					param: { courseId: draft.courseId, lessonId: lesson.id },
					query: { seed }
				})
			)
		: null;
	return {
		lesson: lesson ?? null,
		shown,
		seed,
		crumbs: [...crumbs, { label: m.authoring_preview_title() }]
	};
};
