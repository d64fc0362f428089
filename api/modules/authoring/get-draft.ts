import { and, count, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { checksOf } from '#api/domain/draft-checks.ts';
import { fileUrlOf } from '#api/modules/learning/index.ts';
import { enrolment } from '#db/schema/learning.ts';
import { person } from '#db/schema/organisation.ts';
import type { DraftOut } from './contract.ts';
import { draftRulesOf } from './draft-rules.ts';
import { measuredLessons, type MeasuredLesson } from './measured-lessons.ts';
import { stateOf, visibleDraft } from './visible.ts';

/** A draft whole, with what must be mended before it can be published. */
export async function getDraft(call: Call, { courseId }: { courseId: string }): Promise<DraftOut> {
	const rules = draftRulesOf(await call.rules());
	const open = await visibleDraft(call.db, call, courseId);
	const [[studying], [author]] = await call.readAll([
		call.db
			.select({ count: count() })
			.from(enrolment)
			.where(and(eq(enrolment.courseId, courseId), eq(enrolment.status, 'active'))),
		call.db
			.select({ name: person.name })
			.from(person)
			.where(eq(person.id, open.updatedBy ?? ''))
	]);
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
		updatedBy: author?.name ?? null,
		studying: studying?.count ?? 0,
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
