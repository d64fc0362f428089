/**
 * `/api/assignments`, what decides completion. It stands here and not in assignments, because a grade, or an assignment
 * that is no longer asked for, may finish a course, and what that earns (JP, evidence, certificate) belongs to later modules.
 */
import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	AssignmentMade,
	AssignmentParams,
	AssignmentWithdrawn,
	GradeWork,
	SaveAssignment,
	WorkGraded,
	WorkParams
} from '#api/modules/assignments/contract.ts';
import { editAssignment } from './edit-assignment.ts';
import { gradeWork } from './grade-work.ts';
import { withdrawAssignment } from './withdraw-assignment.ts';

/** Whoever teaches at an event or writes a course is in charge of its assignments, whatever roles they hold: the verbs ask that. */
const permission = 'workshop.read';

export const gradingRoutes = new Hono<AppEnv>()
	.put(
		'/:assignmentId',
		...endpoint({
			permission,
			summary: 'Change an assignment',
			params: AssignmentParams,
			body: SaveAssignment,
			output: AssignmentMade
		}),
		async (c) => c.json(await editAssignment(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:assignmentId',
		...endpoint({
			permission,
			summary: 'Withdraw an assignment; what was handed in stays',
			params: AssignmentParams,
			output: AssignmentWithdrawn
		}),
		async (c) => c.json(await withdrawAssignment(c.var.call, c.var.input), 200)
	)
	.post(
		'/:assignmentId/participants/:personId/grades',
		...endpoint({
			permission,
			summary: 'Grade a participant’s work, or ask for it again',
			params: WorkParams,
			body: GradeWork,
			output: WorkGraded,
			status: 201
		}),
		async (c) => c.json(await gradeWork(c.var.call, c.var.input), 201)
	);
