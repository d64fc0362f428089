import type { Call } from '#api/call.ts';
import { attemptsAllowed, drawQuestions, markToPass } from '#api/domain/quiz.ts';
import { Problem } from '#api/http/problem.ts';
import { fileUrlOf } from '#api/modules/learning/index.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import type { LessonPreview } from './contract.ts';
import { draftRulesOf, type DraftRules } from './draft-rules.ts';
import { measuredLessons, type MeasuredLesson } from './measured-lessons.ts';
import { draftQuery, openDraft, type OpenDraft } from './visible.ts';

type Given = { courseId: string; lessonId: string; seed: string };

/** One lesson as a learner would meet it, a quiz as one draw of its questions. Nothing is recorded. */
export async function previewLesson(
	call: Call,
	{ courseId, lessonId, seed }: Given
): Promise<LessonPreview> {
	const [[row], found] = await call.readAll([
		draftQuery(call.db, call, courseId),
		rulesQuery(call.db, call.today)
	]);
	const { draft } = await openDraft(call.db, call, row);
	const rules = draftRulesOf(new Rules(found));
	const measured = measuredLessons(draft, rules).find((each) => each.id === lessonId);
	if (!measured) throw new Problem('not-found');
	const file = draft.files.find((each) => each.path === measured.lesson.filePath);
	const { path, type, size } = file ?? {};
	return {
		html: measured.html,
		file:
			path && type && file ? { path, type, size: size ?? 0, url: fileUrlOf(file.sha256) } : null,
		quiz: measured.lesson.kind === 'quiz' ? quizOf(draft, measured, { rules, seed }) : null
	};
}

function quizOf(
	draft: OpenDraft['draft'],
	{ lesson, bank }: MeasuredLesson,
	{ rules, seed }: { rules: DraftRules; seed: string }
): LessonPreview['quiz'] {
	const questions = bank.flatMap((place) => {
		const question = draft.questions[place];
		if (!question) return [];
		const choices = question.choices.map((choice, at) => ({ ...choice, id: String(at) }));
		return [{ ...question, choices }];
	});
	const drawn = drawQuestions(questions, { count: lesson.draw, seed });
	return {
		mark: markToPass(lesson, rules.passMark),
		attempts: attemptsAllowed(lesson, rules.attempts),
		bank: bank.length,
		questions: drawn.flatMap(({ questionId, choiceIds }) => {
			const question = questions.find((each) => each.id === questionId);
			if (!question) return [];
			const { id, kind, prompt, explanation, choices } = question;
			const inOrder = choiceIds.flatMap((each) => choices.filter((choice) => choice.id === each));
			return [{ id, kind, prompt, explanation, choices: inOrder }];
		})
	};
}
