import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { answerOffer } from './answer-offer.ts';
import { cancelSignup } from './cancel-signup.ts';
import { decideSignups } from './decide-signups.ts';
import { getMySignup } from './get-my-signup.ts';
import { listDesk } from './list-desk.ts';
import { listMySignups } from './list-my-signups.ts';
import { signUp } from './sign-up.ts';
import {
	AnsweredOffer,
	AnswerOffer,
	CancelledSignup,
	CancelSignup,
	DecidedSignups,
	DecideSignups,
	DeskPage,
	DeskQuery,
	EventParams,
	MySignup,
	MySignups,
	SignedUp,
	SignupParams
} from './signup-contract.ts';

/** Below one event. */
export const eventSignupRoutes = new Hono<AppEnv>()
	.get(
		'/:eventId/my-signup',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Where I stand with an event',
			params: EventParams,
			output: MySignup
		}),
		async (c) => c.json(await getMySignup(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/signups',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Sign up for an event',
			params: EventParams,
			output: SignedUp,
			status: 201
		}),
		async (c) => c.json(await signUp(c.var.call, c.var.input), 201)
	);

export const signupRoutes = new Hono<AppEnv>()
	.get(
		'/mine',
		...endpoint({
			permission: 'workshop.join',
			summary: 'The events that I signed up for',
			output: MySignups
		}),
		async (c) => c.json(await listMySignups(c.var.call), 200)
	)
	.get(
		'/',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Registrations that wait at my desk, the oldest first',
			query: DeskQuery,
			output: DeskPage
		}),
		async (c) => c.json(await listDesk(c.var.call, c.var.input), 200)
	)
	.post(
		'/decisions',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Approve or reject registrations at my desk',
			body: DecideSignups,
			output: DecidedSignups
		}),
		async (c) => c.json(await decideSignups(c.var.call, c.var.input), 200)
	)
	.post(
		'/:signupId/answer',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Take an offered seat, or leave it to the next',
			params: SignupParams,
			body: AnswerOffer,
			output: AnsweredOffer
		}),
		async (c) => c.json(await answerOffer(c.var.call, c.var.input), 200)
	)
	.post(
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
