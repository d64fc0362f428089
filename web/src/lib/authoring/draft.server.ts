import type { DraftOut } from '#api/modules/authoring/contract.ts';
import { unwrap } from '#lib/api/unwrap.ts';

type Given = { locals: App.Locals; params: { courseId: string } };

const asked = new WeakMap<App.Locals, Promise<DraftOut>>();

/** The whole draft, asked for once a request; the frame and the page each take their part of it. */
export function draftOf({ locals, params }: Given): Promise<DraftOut> {
	const known = asked.get(locals);
	if (known) return known;
	const fresh = locals.api.drafts[':courseId']
		.$get({ param: { courseId: params.courseId } })
		.then(unwrap);
	asked.set(locals, fresh);
	return fresh;
}
