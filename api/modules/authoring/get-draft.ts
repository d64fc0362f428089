import type { Call } from '#api/call.ts';
import { checksOf } from '#api/domain/draft-checks.ts';
import { fileUrlOf } from '#api/modules/learning/index.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import type { DraftOut } from './contract.ts';
import { draftRulesOf } from './draft-rules.ts';
import { measuredLessons, type MeasuredLesson } from './measured-lessons.ts';
import { draftQuery, openDraft, stateOf } from './visible.ts';

/** A draft whole, with what must be mended before it can be published. */
export async function getDraft(call: Call, { courseId }: { courseId: string }): Promise<DraftOut> {
	const [[row], found] = await call.readAll([
		draftQuery(call.db, call, courseId),
		rulesQuery(call.db, call.today)
	]);
	const open = await openDraft(call.db, call, row);
	const rules = draftRulesOf(new Rules(found));
	const { draft, course } = open;
	const measured = measuredLessons(draft, rules);
	const { passMark, attempts, minutesPerJp, imageBytes, documentBytes, courseBytes } = rules;
	return {
		courseId,
		code: course.code,
		status: course.status,
		state: stateOf(open),
		version: open.version,
		revision: open.revision,
		updatedAt: open.updatedAt.toISOString(),
		updatedBy: open.updatedBy,
		studying: open.studying,
		facts: draft.facts,
		lessons: measured.map(lessonOut),
		questions: draft.questions,
		files: draft.files.map(({ sha256, ...file }) => ({ ...file, url: fileUrlOf(sha256) })),
		removed: {
			lessons: draft.removed.lessons.map(({ id, title }) => ({ id, title })),
			questions: draft.removed.questions.map(({ id, prompt }) => ({ id, prompt }))
		},
		checks: checksOf(draft, measured, rules),
		minutes: measured.reduce((sum, each) => sum + each.minutes, 0),
		bytes: measured.reduce((sum, each) => sum + each.bytes, 0),
		rules: { passMark, attempts, minutesPerJp, imageBytes, documentBytes, courseBytes }
	};
}

const lessonOut = ({ lesson, minutes, minutesCounted, bytes, bank }: MeasuredLesson) => ({
	...lesson,
	minutesShown: minutes,
	minutesCounted,
	bytes,
	bank: bank.length
});
