import { Hono } from 'hono';
import * as z from 'zod';
import { byteRange } from '#api/http/byte-range.ts';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	AnswersSaved,
	AttemptId,
	AttemptStarted,
	CourseCode,
	CourseContent,
	CourseInstalled,
	Enrol,
	EnrolmentId,
	Enrolled,
	FileId,
	Left,
	LessonId,
	LessonPage,
	MyLearning,
	SaveAnswers,
	StudyOutline
} from './contract.ts';
import { enrol } from './enrol.ts';
import { fileHeaders } from './file-answer.ts';
import { getEnrolment } from './get-enrolment.ts';
import { getFile } from './get-file.ts';
import { getLesson } from './get-lesson.ts';
import { installCourse } from './install-course.ts';
import { leave } from './leave.ts';
import { listMyLearning } from './list-my-learning.ts';
import { saveAnswers } from './save-answers.ts';
import { startAttempt } from './start-attempt.ts';

/** Beside the catalogue's own routes, at /courses. */
export const courseStudyRoutes = new Hono<AppEnv>()
	.post(
		'/:courseId/enrolments',
		...endpoint({
			permission: 'course.enrol',
			summary: 'Enrol in a course',
			params: Enrol,
			output: Enrolled,
			status: 201
		}),
		async (c) => c.json(await enrol(c.var.call, c.var.input), 201)
	)
	.put(
		'/:code/content',
		...endpoint({
			permission: 'course.manage',
			summary: 'Install a complete course and publish it as a version',
			params: CourseCode,
			body: CourseContent,
			output: CourseInstalled
		}),
		async (c) => c.json(await installCourse(c.var.call, c.var.input), 200)
	);

export const enrolmentRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'learning.study',
			summary: 'My learning, with progress and next step',
			output: MyLearning
		}),
		async (c) => c.json(await listMyLearning(c.var.call), 200)
	)
	.get(
		'/:enrolmentId',
		...endpoint({
			permission: 'learning.study',
			summary: 'The outline of a course I study',
			params: EnrolmentId,
			output: StudyOutline
		}),
		async (c) => c.json(await getEnrolment(c.var.call, c.var.input), 200)
	)
	.post(
		'/:enrolmentId/departure',
		...endpoint({
			permission: 'learning.study',
			summary: 'Leave a course',
			params: EnrolmentId,
			output: Left
		}),
		async (c) => c.json(await leave(c.var.call, c.var.input), 200)
	)
	.get(
		'/:enrolmentId/lessons/:lessonId',
		...endpoint({
			permission: 'learning.study',
			summary: 'One lesson, or the state of a quiz',
			params: LessonId,
			output: LessonPage
		}),
		async (c) => c.json(await getLesson(c.var.call, c.var.input), 200)
	)
	.post(
		'/:enrolmentId/lessons/:lessonId/attempts',
		...endpoint({
			permission: 'learning.study',
			summary: 'Start an attempt at a quiz, or resume the open one',
			params: LessonId,
			output: AttemptStarted,
			status: 201
		}),
		async (c) => c.json(await startAttempt(c.var.call, c.var.input), 201)
	)
	.put(
		'/:enrolmentId/lessons/:lessonId/attempts/:attemptId/answers',
		...endpoint({
			permission: 'learning.study',
			summary: 'Save answers before submitting them',
			params: AttemptId,
			body: SaveAnswers,
			output: AnswersSaved
		}),
		async (c) => c.json(await saveAnswers(c.var.call, c.var.input), 200)
	);

export const fileRoutes = new Hono<AppEnv>().get(
	'/:sha256',
	...endpoint({
		permission: 'signed-in',
		whileViewing: 'shown',
		summary: 'A file of a course that I study',
		params: FileId,
		output: z.unknown()
	}),
	async (c) => {
		const { sha256 } = c.var.input;
		const file = await getFile(c.var.call, c.var.input);
		const headers = fileHeaders({ ...file, sha256 });
		if (c.req.header('if-none-match') === headers['etag']) return c.body(null, 304, headers);

		const range = byteRange(c.req.header('range'), file.size);
		if (range === false) {
			return c.body(null, 416, { ...headers, 'content-range': `bytes */${file.size}` });
		}
		const length = String(range ? range.length : file.size);
		const body = await file.open(range);
		if (!range) return c.body(body, 200, { ...headers, 'content-length': length });
		const last = range.offset + range.length - 1;
		return c.body(body, 206, {
			...headers,
			'content-length': length,
			'content-range': `bytes ${range.offset}-${last}/${file.size}`
		});
	}
);
