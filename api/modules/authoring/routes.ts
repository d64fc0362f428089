import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { archiveCourse } from './archive-course.ts';
import {
	Archived,
	DraftChoices,
	DraftId,
	DraftList,
	DraftMade,
	DraftOut,
	DraftQuery,
	DraftSaved,
	DraftStateId,
	Facts,
	History,
	Published,
	SaveFacts
} from './contract.ts';
import { copyDraft } from './copy-draft.ts';
import { createDraft } from './create-draft.ts';
import { getDraft } from './get-draft.ts';
import { listChoices } from './list-choices.ts';
import { listDrafts } from './list-drafts.ts';
import { listHistory } from './list-history.ts';
import { publishDraft } from './publish-draft.ts';
import { restoreState } from './restore-state.ts';
import { saveFacts } from './save-facts.ts';
import { unarchiveCourse } from './unarchive-course.ts';
import { writeQuestionTemplate } from './write-question-template.ts';

const permission = 'course.write';

export const draftRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission,
			summary: 'The courses that I may write',
			query: DraftQuery,
			output: DraftList
		}),
		async (c) => c.json(await listDrafts(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission,
			summary: 'Begin a course',
			body: Facts,
			output: DraftMade,
			status: 201
		}),
		async (c) => c.json(await createDraft(c.var.call, { facts: c.var.input }), 201)
	)
	.get(
		'/choices',
		...endpoint({ permission, summary: 'What an author chooses from', output: DraftChoices }),
		async (c) => c.json(await listChoices(c.var.call), 200)
	)
	.get(
		'/question-template',
		...endpoint({
			permission,
			summary: 'An empty spreadsheet for questions',
			output: z.unknown().meta({ description: 'XLSX' })
		}),
		(c) => {
			const { name, bytes } = writeQuestionTemplate();
			return c.body(new Uint8Array(bytes), 200, {
				'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				'content-disposition': `attachment; filename="${name}"`,
				'cache-control': 'private, no-store'
			});
		}
	)
	.get(
		'/:courseId',
		...endpoint({
			permission,
			summary: 'A draft whole, with what must be mended',
			params: DraftId,
			output: DraftOut
		}),
		async (c) => c.json(await getDraft(c.var.call, c.var.input), 200)
	)
	.put(
		'/:courseId/facts',
		...endpoint({
			permission,
			summary: 'Save what the course says of itself',
			params: DraftId,
			body: SaveFacts,
			output: DraftSaved
		}),
		async (c) => c.json(await saveFacts(c.var.call, c.var.input), 200)
	)
	.post(
		'/:courseId/publication',
		...endpoint({
			permission,
			summary: 'Publish the draft as a version',
			params: DraftId,
			output: Published,
			status: 201
		}),
		async (c) => c.json(await publishDraft(c.var.call, c.var.input), 201)
	)
	.put(
		'/:courseId/archival',
		...endpoint({
			permission,
			summary: 'Take a course out of the catalogue',
			params: DraftId,
			output: Archived
		}),
		async (c) => c.json(await archiveCourse(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:courseId/archival',
		...endpoint({
			permission,
			summary: 'Put an archived course back',
			params: DraftId,
			output: Archived
		}),
		async (c) => c.json(await unarchiveCourse(c.var.call, c.var.input), 200)
	)
	.post(
		'/:courseId/copies',
		...endpoint({
			permission,
			summary: 'Begin a course from another',
			params: DraftId,
			body: z.object({ title: z.string().trim().min(1).max(300) }),
			output: DraftMade,
			status: 201
		}),
		async (c) => c.json(await copyDraft(c.var.call, c.var.input), 201)
	)
	.get(
		'/:courseId/history',
		...endpoint({
			permission,
			summary: 'The states a draft had',
			params: DraftId,
			output: History
		}),
		async (c) => c.json(await listHistory(c.var.call, c.var.input), 200)
	)
	.post(
		'/:courseId/history/:stateId/restoration',
		...endpoint({
			permission,
			summary: 'Make an earlier state the newest',
			params: DraftStateId,
			output: DraftSaved
		}),
		async (c) => c.json(await restoreState(c.var.call, c.var.input), 200)
	);
