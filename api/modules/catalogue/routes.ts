import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	CourseDetail,
	CourseId,
	CourseList,
	CourseQuery,
	SaveCourse,
	SavedCourse
} from './contract.ts';
import { getCourse } from './get-course.ts';
import { listCourses } from './list-courses.ts';
import { saveCourse } from './save-course.ts';

export const courseRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'catalogue.read',
			summary: 'Search the catalogue',
			query: CourseQuery,
			output: CourseList
		}),
		async (c) => c.json(await listCourses(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission: 'course.manage',
			summary: 'Create or change a course by its code',
			body: SaveCourse,
			output: SavedCourse
		}),
		async (c) => c.json(await saveCourse(c.var.call, c.var.input), 200)
	)
	.get(
		'/:courseId',
		...endpoint({
			permission: 'catalogue.read',
			summary: 'Read a course',
			params: CourseId,
			output: CourseDetail
		}),
		async (c) => c.json(await getCourse(c.var.call, c.var.input), 200)
	);
