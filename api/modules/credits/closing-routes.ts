/**
 * `/api/workshops` and `/api/signups`, the end of an event and of a place at it. It stands here and not in workshops,
 * because what participants earn (JP, evidence, certificate) belongs to later modules: by the closing, and by the online
 * study that waited for an event which is off, or which they left.
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
import {
	EventParams,
	EventStatusSet,
	SetEventStatus
} from '#api/modules/workshops/event-contract.ts';
import { getOutlook } from '#api/modules/workshops/index.ts';
import {
	CancelledSignup,
	CancelSignup,
	RemovedParticipants,
	RemoveParticipants,
	SignupParams
} from '#api/modules/workshops/signup-contract.ts';
import { askPostTest } from './ask-post-test.ts';
import { cancelSignup } from './cancel-signup.ts';
import { closeEvent } from './close-event.ts';
import { getMyCompletion } from './get-my-completion.ts';
import { removeParticipants } from './remove-participants.ts';
import { setEventStatus } from './set-event-status.ts';

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
		'/:eventId/status',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Open or call off an event, or take it back',
			params: EventParams,
			body: SetEventStatus,
			output: EventStatusSet
		}),
		async (c) => c.json(await setEventStatus(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/participants/removal',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Take people off the list, with a reason',
			params: EventParams,
			body: RemoveParticipants,
			output: RemovedParticipants
		}),
		async (c) => c.json(await removeParticipants(c.var.call, c.var.input), 200)
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

export const leavingRoutes = new Hono<AppEnv>().post(
	'/:signupId/cancellation',
	...endpoint({
		permission: 'workshop.join',
		summary: 'Give my place back',
		params: SignupParams,
		body: CancelSignup,
		output: CancelledSignup
	}),
	async (c) => c.json(await cancelSignup(c.var.call, c.var.input), 200)
);
