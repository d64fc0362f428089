import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { addLesson } from './add-lesson.ts';
import { addQuestions } from './add-questions.ts';
import { attachFile } from './attach-file.ts';
import {
	AddLesson,
	AddQuestions,
	DraftFileOut,
	DraftId,
	DraftLessonId,
	DraftQuestionId,
	DraftSaved,
	FileQuery,
	LessonPreview,
	MoveLesson,
	PreviewQuery,
	ReadQuestions,
	RenderedText,
	RenderText,
	SaveLesson,
	SaveQuestion
} from './contract.ts';
import { moveLesson } from './move-lesson.ts';
import { previewLesson } from './preview-lesson.ts';
import { putBackLesson } from './put-back-lesson.ts';
import { putBackQuestion } from './put-back-question.ts';
import { readFile } from './read-file.ts';
import { readQuestions } from './read-questions.ts';
import { removeLesson } from './remove-lesson.ts';
import { removeQuestion } from './remove-question.ts';
import { renderText } from './render-text.ts';
import { saveLesson } from './save-lesson.ts';
import { saveQuestion } from './save-question.ts';

const permission = 'course.write';

/** Lessons, questions and files of a draft, at /drafts/:courseId. */
export const draftPartRoutes = new Hono<AppEnv>()
	.post(
		'/:courseId/lessons',
		...endpoint({
			permission,
			summary: 'Add a lesson at the end',
			params: DraftId,
			body: AddLesson,
			output: DraftSaved,
			status: 201
		}),
		async (c) => c.json(await addLesson(c.var.call, c.var.input), 201)
	)
	.put(
		'/:courseId/lessons/:lessonId',
		...endpoint({
			permission,
			summary: 'Save what is named of a lesson',
			params: DraftLessonId,
			body: SaveLesson,
			output: DraftSaved
		}),
		async (c) => c.json(await saveLesson(c.var.call, c.var.input), 200)
	)
	.put(
		'/:courseId/lessons/:lessonId/place',
		...endpoint({
			permission,
			summary: 'Move a lesson',
			params: DraftLessonId,
			body: MoveLesson,
			output: DraftSaved
		}),
		async (c) => c.json(await moveLesson(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:courseId/lessons/:lessonId',
		...endpoint({
			permission,
			summary: 'Take a lesson out',
			params: DraftLessonId,
			output: DraftSaved
		}),
		async (c) => c.json(await removeLesson(c.var.call, c.var.input), 200)
	)
	.post(
		'/:courseId/lessons/:lessonId/restoration',
		...endpoint({
			permission,
			summary: 'Put a lesson back that was taken out',
			params: DraftLessonId,
			output: DraftSaved
		}),
		async (c) => c.json(await putBackLesson(c.var.call, c.var.input), 200)
	)
	.get(
		'/:courseId/lessons/:lessonId/preview',
		...endpoint({
			permission,
			summary: 'A lesson as a learner would meet it',
			params: DraftLessonId,
			query: PreviewQuery,
			output: LessonPreview
		}),
		async (c) => c.json(await previewLesson(c.var.call, c.var.input), 200)
	)
	.post(
		'/:courseId/questions',
		...endpoint({
			permission,
			summary: 'Add questions to the bank',
			params: DraftId,
			body: AddQuestions,
			output: DraftSaved,
			status: 201
		}),
		async (c) => c.json(await addQuestions(c.var.call, c.var.input), 201)
	)
	.put(
		'/:courseId/questions/:questionId',
		...endpoint({
			permission,
			summary: 'Save a question',
			params: DraftQuestionId,
			body: SaveQuestion,
			output: DraftSaved
		}),
		async (c) => c.json(await saveQuestion(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:courseId/questions/:questionId',
		...endpoint({
			permission,
			summary: 'Take a question out of the bank',
			params: DraftQuestionId,
			output: DraftSaved
		}),
		async (c) => c.json(await removeQuestion(c.var.call, c.var.input), 200)
	)
	.post(
		'/:courseId/questions/:questionId/restoration',
		...endpoint({
			permission,
			summary: 'Put a question back that was taken out',
			params: DraftQuestionId,
			output: DraftSaved
		}),
		async (c) => c.json(await putBackQuestion(c.var.call, c.var.input), 200)
	)
	.post(
		'/:courseId/question-sheets',
		...endpoint({
			permission,
			summary: 'Read questions of a spreadsheet (the body is the file); nothing is written',
			params: DraftId,
			output: ReadQuestions
		}),
		async (c) => {
			const bytes = await readFile(c.req.raw);
			return c.json(await readQuestions(c.var.call, { ...c.var.input, bytes }), 200);
		}
	)
	.post(
		'/:courseId/files',
		...endpoint({
			permission,
			summary: 'Attach a picture or a hand-out (the body is the file)',
			params: DraftId,
			query: FileQuery,
			output: DraftFileOut,
			status: 201
		}),
		async (c) => {
			const bytes = await readFile(c.req.raw);
			return c.json(await attachFile(c.var.call, { ...c.var.input, bytes }), 201);
		}
	)
	.post(
		'/:courseId/renderings',
		...endpoint({
			permission,
			summary: 'Show a text as its learners would see it; nothing is stored',
			params: DraftId,
			body: RenderText,
			output: RenderedText
		}),
		async (c) => c.json(await renderText(c.var.call, c.var.input), 200)
	);
