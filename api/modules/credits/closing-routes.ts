/**
 * `/api/workshops`, the end of an event. It stands here and not in workshops, because what participants earn
 * (JP, evidence, certificate) belongs to later modules.
 */
import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { EventId } from '#api/modules/workshops/attendance-contract.ts';
import {
	AskPostTest,
	EventClosed,
	EventOutlook,
	MyCompletion,
	PostTestAsked
} from '#api/modules/workshops/completion-contract.ts';
import { askPostTest, getOutlook } from '#api/modules/workshops/index.ts';
import { closeEvent } from './close-event.ts';
import { getMyCompletion } from './get-my-completion.ts';

export const closingRoutes = new Hono<AppEnv>()
	.get(
		'/:eventId/outlook',
		...endpoint({
			// Whoever teaches at one of its sessions, or manages it: the verb asks that.
			permission: 'workshop.read',
			summary: 'Who completes an event, who still may, and who cannot',
			params: EventId,
			output: EventOutlook
		}),
		async (c) => c.json(await getOutlook(c.var.call, c.var.input))
	)
	.get(
		'/:eventId/my-completion',
		...endpoint({
			permission: 'workshop.join',
			summary:
				'What I attended of an event, my assignments there, and what I still owe to complete it',
			params: EventId,
			output: MyCompletion
		}),
		async (c) => c.json(await getMyCompletion(c.var.call, c.var.input), 200)
	)
	.put(
		'/:eventId/post-test',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Say whether participants must pass the quiz of the course',
			params: EventId,
			body: AskPostTest,
			output: PostTestAsked
		}),
		async (c) => c.json(await askPostTest(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/closing',
		...endpoint({
			permission: 'workshop.manage',
			summary:
				'Closes an event that is over; who attended enough and owes nothing completes the course',
			params: EventId,
			output: EventClosed
		}),
		async (c) => c.json(await closeEvent(c.var.call, c.var.input))
	);
