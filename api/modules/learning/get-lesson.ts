import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayOpen } from '#api/domain/completion.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { lesson, storedFile } from '#db/schema/learning.ts';
import { attemptsRead, bankRead, usedRead } from './attempts.ts';
import type { LessonPage } from './contract.ts';
import { outlineLessonOf, outlineOf } from './outline.ts';
import { quizStateOf } from './quiz-state.ts';
import { fileUrlOf } from './read-content.ts';
import { refusal } from './refusal.ts';
import { studiesOf, studyReads, studyRulesOf } from './study.ts';
import { lessonOf, ownEnrolment } from './visible.ts';

type Given = { enrolmentId: string; lessonId: string };

/** One lesson with the outline around it; a quiz with its open attempt or its last review. One round trip. */
export async function getLesson(call: Call, { enrolmentId, lessonId }: Given): Promise<LessonPage> {
	const [ruleRows, contents, attempts, bank, [counted], ...answers] = await call.readAll([
		rulesQuery(call.db, call.today),
		call.db
			.select({ html: lesson.html, file: storedFile })
			.from(lesson)
			.leftJoin(storedFile, eq(storedFile.sha256, lesson.fileSha256))
			.where(eq(lesson.id, lessonId)),
		attemptsRead(call.db, { enrolmentId, lessonId }),
		bankRead(call.db, lessonId),
		usedRead(call.db, { personId: call.me, lessonId }),
		...studyReads(call.db, ownEnrolment(call, enrolmentId))
	]);
	const rules = studyRulesOf(new Rules(ruleRows));
	const [study] = studiesOf(answers, rules);
	const [content] = contents;
	if (!study || !content) throw new Problem('not-found');
	const row = lessonOf(study, lessonId);
	if (study.enrolment.status === 'left') throw new Problem('enrolment-ended');
	const { sequential, done, lessons } = study;
	const decision = mayOpen(lessons, { lessonId, sequential, done });
	if (!decision.ok && study.enrolment.status === 'active') throw refusal(decision.error);

	const { html, file } = content;
	return {
		outline: outlineOf(study, { repeat: rules.repeat, on: call.today }),
		lesson: {
			...outlineLessonOf(study, row),
			html,
			file: file
				? { url: fileUrlOf(file.sha256), name: file.name, type: file.type, size: file.size }
				: null,
			quiz:
				row.kind === 'quiz'
					? quizStateOf({ lesson: row, attempts, bank, counted, rules, now: call.now })
					: null
		}
	};
}
