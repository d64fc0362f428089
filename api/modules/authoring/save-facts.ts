import type { Call } from '#api/call.ts';
import { withFacts } from '#api/domain/course-draft.ts';
import { saveCourses } from '#api/modules/catalogue/index.ts';
import { catalogueFacts } from './catalogue-facts.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftSaved, Facts } from './contract.ts';
import { refuseUnknownCodes } from './unknown-codes.ts';

type Given = Facts & { courseId: string; base: number };

/** The course's own facts. What is published changes only with the next version; before the first, at once. */
export async function saveFacts(
	call: Call,
	{ courseId, base, ...facts }: Given
): Promise<DraftSaved> {
	return changeDraft(call, {
		action: 'draft.saved',
		courseId,
		part: 'facts',
		change: (draft) => withFacts(draft, { base, facts }),
		then: async (tx, { course }) => {
			await refuseUnknownCodes(tx, facts);
			if (course.status !== 'draft') return;
			const { code, status } = course;
			await saveCourses(tx, call, [
				catalogueFacts(facts, { code, status, minutes: null, old: course })
			]);
		}
	});
}
