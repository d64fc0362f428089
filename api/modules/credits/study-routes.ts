/**
 * `/api/enrolments`, the two steps that can finish a course. They stand here and not in learning,
 * because what they earn (JP, evidence, certificate) belongs to later modules.
 */
import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	AttemptId,
	FinishLesson,
	FinishLessonAnswer,
	SaveAnswers,
	SubmitAttemptAnswer
} from '#api/modules/learning/contract.ts';
import { finishLesson } from './finish-lesson.ts';
import { submitAttempt } from './submit-attempt.ts';

export const studyRoutes = new Hono<AppEnv>()
	.post(
		'/:enrolmentId/lessons/:lessonId/finish',
		...endpoint({
			permission: 'learning.study',
			summary: 'Marks a lesson as read; the last one completes the course',
			params: FinishLesson,
			output: FinishLessonAnswer
		}),
		async (c) => c.json(await finishLesson(c.var.call, c.var.input))
	)
	.post(
		'/:enrolmentId/lessons/:lessonId/attempts/:attemptId/submit',
		...endpoint({
			permission: 'learning.study',
			summary: 'Hands in a quiz; passing the final one completes the course',
			params: AttemptId,
			body: SaveAnswers,
			output: SubmitAttemptAnswer
		}),
		async (c) => c.json(await submitAttempt(c.var.call, c.var.input))
	);
