/** The published version of a course as a draft to go on from: what somebody sees before the first change. */
import { asc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Draft, DraftLesson, DraftQuestion } from '#api/domain/course-draft.ts';
import { fileTypes } from '#api/domain/file-type.ts';
import type { ReadDb } from '#db/client.ts';
import { courseCompetency, coursePosition, type course } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { lesson, lessonFile, lessonQuestion, question, storedFile } from '#db/schema/learning.ts';
import { position } from '#db/schema/organisation.ts';

type CourseRecord = typeof course.$inferSelect;

/** One round trip. */
export async function draftFromVersion(
	db: ReadDb,
	call: Call,
	of: { course: CourseRecord; sequential: boolean }
): Promise<Draft> {
	const { id: courseId, versionId } = of.course;
	const [competencies, positions, rows, shown, questions, banks] = await call.readAllOn(db, [
		db
			.select({ code: competency.code, level: courseCompetency.level })
			.from(courseCompetency)
			.innerJoin(competency, eq(competency.id, courseCompetency.competencyId))
			.where(eq(courseCompetency.courseId, courseId))
			.orderBy(asc(competency.code)),
		db
			.select({ code: position.code })
			.from(coursePosition)
			.innerJoin(position, eq(position.id, coursePosition.positionId))
			.where(eq(coursePosition.courseId, courseId))
			.orderBy(asc(position.code)),
		db
			.select()
			.from(lesson)
			.where(eq(lesson.versionId, versionId ?? ''))
			.orderBy(asc(lesson.sequence)),
		db
			.select({ path: lessonFile.path, sha256: lessonFile.sha256, file: storedFile })
			.from(lessonFile)
			.innerJoin(storedFile, eq(storedFile.sha256, lessonFile.sha256))
			.where(eq(lessonFile.versionId, versionId ?? '')),
		db
			.select()
			.from(question)
			.where(eq(question.versionId, versionId ?? ''))
			.orderBy(asc(question.sequence)),
		db
			.select({ lessonId: lessonQuestion.lessonId, questionId: lessonQuestion.questionId })
			.from(lessonQuestion)
			.innerJoin(question, eq(question.id, lessonQuestion.questionId))
			.where(eq(question.versionId, versionId ?? ''))
	]);
	const { title, summary, formCode, jp, mode, provider, outcomes, teachers } = of.course;
	return {
		facts: {
			...{ revision: 0, title, summary, formCode, jp, mode, provider, outcomes, teachers },
			description: of.course.description ?? '',
			audience: of.course.audience ?? '',
			competencies,
			positionCodes: positions.map((each) => each.code),
			sequential: of.sequential
		},
		...contentOf({ rows, shown, questions, banks }),
		removed: { lessons: [], questions: [] }
	};
}

type Content = {
	rows: (typeof lesson.$inferSelect)[];
	shown: { path: string; sha256: string; file: typeof storedFile.$inferSelect }[];
	questions: (typeof question.$inferSelect)[];
	banks: { lessonId: string; questionId: string }[];
};

function contentOf({ rows, shown, questions, banks }: Content) {
	const files = shown.flatMap(({ path, sha256, file }) => {
		const type = fileTypes.find((each) => each === file.type);
		return type ? [{ path, sha256, type, size: file.size }] : [];
	});
	const pathOf = (sha256: string | null) =>
		files.find((file) => file.sha256 === sha256)?.path ?? null;
	return {
		lessons: rows.map((row) => lessonOf(row, pathOf(row.fileSha256))),
		questions: questions.map((row): DraftQuestion => {
			const { id, kind, prompt, explanation } = row;
			const choices = row.choices.map(({ text, correct }) => ({ text, correct }));
			const lessonId = aboutOf(id, { rows, banks, total: questions.length });
			return { id, revision: 0, kind, prompt, choices, explanation, lessonId };
		}),
		files
	};
}

function lessonOf(row: typeof lesson.$inferSelect, filePath: string | null): DraftLesson {
	const { id, kind, title, minutes, required, draw, passMark, attempts, final } = row;
	return {
		...{ id, revision: 0, kind, title, minutes, required, draw, passMark, attempts, final },
		markdown: row.markdown ?? '',
		filePath
	};
}

type Banks = {
	rows: readonly (typeof lesson.$inferSelect)[];
	banks: readonly { lessonId: string; questionId: string }[];
	total: number;
};

/**
 * A version keeps which quiz draws a question, not the lesson it is about: the one before that practice
 * quiz gives the same draw. A practice quiz that draws from everything says nothing.
 */
function aboutOf(questionId: string, { rows, banks, total }: Banks): string | null {
	const sizeOf = (lessonId: string) => banks.filter((each) => each.lessonId === lessonId).length;
	const at = rows.findIndex(
		(row) =>
			!row.final &&
			sizeOf(row.id) < total &&
			banks.some((each) => each.lessonId === row.id && each.questionId === questionId)
	);
	if (at < 0) return null;
	return rows.slice(0, at).findLast((row) => row.kind !== 'quiz')?.id ?? null;
}
