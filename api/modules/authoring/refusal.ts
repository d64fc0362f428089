import type { DraftRefusal } from '#api/domain/course-draft.ts';
import { Problem } from '#api/http/problem.ts';

/** A rule's refusal as the problem that says so; with what the other one saved, so that both texts are at hand. */
export function refusal(error: DraftRefusal): Problem {
	switch (error.code) {
		case 'draft-part-missing':
			return new Problem('not-found');
		case 'draft-changed':
			return new Problem('draft-changed', {
				params: { revision: error.revision, theirs: error.theirs }
			});
	}
}
