import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { lesson, lessonFile, lessonQuestion, question, storedFile } from '#db/schema/learning.ts';
import type { LessonKind } from '#api/domain/completion.ts';
import type { FileType } from '#api/domain/file-type.ts';
import type { QuestionKind } from '#api/domain/quiz.ts';

const rowsAtOnce = 500;

export type VersionFile = { path: string; sha256: string; type: FileType; size: number };
export type VersionLesson = {
	kind: LessonKind;
	title: string;
	minutes: number;
	bytes: number;
	markdown: string | null;
	html: string | null;
	fileSha256: string | null;
	draw?: number | null | undefined;
	passMark?: number | null | undefined;
	attempts: number | null;
	final: boolean;
	required: boolean;
	/** Places in `questions` that the quiz draws from. */
	bank: number[];
};
export type VersionQuestion = {
	kind: QuestionKind;
	prompt: string;
	choices: readonly { text: string; correct: boolean }[];
	explanation: string;
};
/** Everything a version consists of, checked and measured. */
export type VersionContent = {
	sourceHash: string;
	files: VersionFile[];
	lessons: VersionLesson[];
	questions: VersionQuestion[];
	bytes: number;
};

/** The lessons, files and questions of a new version. */
export async function writeLessons(
	tx: Tx,
	call: Call,
	{ versionId, content }: { versionId: string; content: VersionContent }
) {
	const files = content.files.map(({ sha256, type, size, path }) => ({
		sha256,
		type,
		size,
		name: path.split('/').at(-1) ?? path,
		storedAt: call.now,
		path
	}));
	if (files.length > 0) {
		await tx.insert(storedFile).values(files).onConflictDoNothing();
		await tx
			.insert(lessonFile)
			.values(
				files.map(({ sha256, path }) => ({ id: call.newId('lfl'), versionId, path, sha256 }))
			);
	}

	const questions = content.questions.map((each, at) => ({
		id: call.newId('qst'),
		versionId,
		sequence: at + 1,
		kind: each.kind,
		prompt: each.prompt,
		choices: each.choices.map((choice, place) => ({ ...choice, id: letterOf(place) })),
		explanation: each.explanation
	}));
	const lessons = content.lessons.map((each, at) => ({
		id: call.newId('lsn'),
		versionId,
		sequence: at + 1,
		kind: each.kind,
		title: each.title,
		minutes: each.minutes,
		bytes: each.bytes,
		markdown: each.markdown,
		html: each.html,
		fileSha256: each.fileSha256,
		draw: each.draw ?? null,
		passMark: each.passMark ?? null,
		attempts: each.attempts,
		final: each.final,
		required: each.required
	}));
	await tx.insert(lesson).values(lessons);
	for (const part of inParts(questions)) await tx.insert(question).values(part);

	const banks = content.lessons.flatMap(({ bank }, at) =>
		bank.flatMap((place) => {
			const [lessonId, questionId] = [lessons[at]?.id, questions[place]?.id];
			return lessonId && questionId ? [{ lessonId, questionId }] : [];
		})
	);
	for (const part of inParts(banks)) await tx.insert(lessonQuestion).values(part);
}

/** Ids of choices, stable within their question: a, b, c, … */
const letterOf = (place: number) => String.fromCharCode(97 + place);

function inParts<T>(rows: readonly T[]): T[][] {
	const parts: T[][] = [];
	for (let from = 0; from < rows.length; from += rowsAtOnce) {
		parts.push(rows.slice(from, from + rowsAtOnce));
	}
	return parts;
}
