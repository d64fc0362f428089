import type { Call } from '#api/call.ts';
import { minutesCounted } from '#api/domain/lesson-measure.ts';
import { draftRulesOf } from './draft-rules.ts';
import { renderedText } from './measured-lessons.ts';
import { visibleDraft } from './visible.ts';

/** Markdown as its learners would see it; nothing is stored. */
export async function renderText(
	call: Call,
	{ courseId, markdown }: { courseId: string; markdown: string }
) {
	const rules = draftRulesOf(await call.rules());
	const { draft } = await visibleDraft(call.db, call, courseId);
	const lesson = { kind: 'text', markdown, draw: null } as const;
	return {
		...renderedText(draft, markdown),
		minutes: minutesCounted(lesson, { bank: 0, rules })
	};
}
