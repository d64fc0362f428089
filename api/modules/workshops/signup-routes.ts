import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { cancelSignup } from './cancel-signup.ts';
import { getMySignup } from './get-my-signup.ts';
import { listMySignups } from './list-my-signups.ts';
import { signUp } from './sign-up.ts';
import {
	CancelledSignup,
	CancelSignup,
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
