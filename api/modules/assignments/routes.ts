import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { documentHeaders, readDocument } from '#api/modules/corrections/index.ts';
import {
	AssignmentList,
	AssignmentMade,
	AssignmentOut,
	AssignmentParams,
	AssignmentQuery,
	CreateAssignment,
	HandedIn,
	HandInFile,
	HandInParams,
	HandInText,
	MyWork,
	MyWorkList,
	WorkOut,
	WorkParams
} from './contract.ts';
import { createAssignment } from './create-assignment.ts';
import { getAssignment } from './get-assignment.ts';
import { getMyAssignment } from './get-my-assignment.ts';
import { getWork } from './get-work.ts';
import { handInFile } from './hand-in-file.ts';
import { handInText } from './hand-in-text.ts';
import { listAssignments } from './list-assignments.ts';
import { listMyAssignments } from './list-my-assignments.ts';
import { openHandIn } from './open-hand-in.ts';

/** Whoever teaches at an event or writes a course is in charge of its assignments, whatever roles they hold: the verbs ask that. */
const permission = 'workshop.read';
const own = 'workshop.join';

export const assignmentRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission,
			summary: 'The assignments of an event or a course, with how many stand where',
			query: AssignmentQuery,
			output: AssignmentList
		}),
		async (c) => c.json(await listAssignments(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission,
			summary: 'Set an assignment at an event or in a course',
			body: CreateAssignment,
			output: AssignmentMade,
			status: 201
		}),
		async (c) => c.json(await createAssignment(c.var.call, c.var.input), 201)
	)
	.get(
		'/mine',
		...endpoint({
			permission: own,
			summary: 'The assignments of an event or a course that I take part in',
			query: AssignmentQuery,
			output: MyWorkList
		}),
		async (c) => c.json(await listMyAssignments(c.var.call, c.var.input), 200)
	)
	.get(
		'/mine/:assignmentId',
		...endpoint({
			permission: own,
			summary: 'An assignment with what I handed in and what I was told',
			params: AssignmentParams,
			output: MyWork
		}),
		async (c) => c.json(await getMyAssignment(c.var.call, c.var.input), 200)
	)
	.get(
		'/hand-ins/:handInId/file',
		...endpoint({
			permission,
			summary: 'The file of a hand-in, to save',
			params: HandInParams,
			output: z.unknown()
		}),
		async (c) => {
			const file = await openHandIn(c.var.call, c.var.input);
			return c.body(file.body, 200, documentHeaders(file));
		}
	)
	.get(
		'/:assignmentId',
		...endpoint({
			permission,
			summary: 'An assignment with everybody who takes part',
			params: AssignmentParams,
			output: AssignmentOut
		}),
		async (c) => c.json(await getAssignment(c.var.call, c.var.input), 200)
	)
	.post(
		'/:assignmentId/texts',
		...endpoint({
			permission: own,
			summary: 'Hand in what I wrote',
			params: AssignmentParams,
			body: HandInText,
			output: HandedIn,
			status: 201
		}),
		async (c) => c.json(await handInText(c.var.call, c.var.input), 201)
	)
	.post(
		'/:assignmentId/files',
		...endpoint({
			permission: own,
			summary: 'Hand in a file (the body is the file)',
			params: AssignmentParams,
			query: HandInFile,
			output: HandedIn,
			status: 201
		}),
		async (c) => {
			const bytes = await readDocument(c.req.raw);
			return c.json(await handInFile(c.var.call, { ...c.var.input, bytes }), 201);
		}
	)
	.get(
		'/:assignmentId/participants/:personId',
		...endpoint({
			permission,
			summary: 'What one participant handed in and was told',
			params: WorkParams,
			output: WorkOut
		}),
		async (c) => c.json(await getWork(c.var.call, c.var.input), 200)
	);
