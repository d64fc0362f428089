import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { endViewing } from './end-viewing.ts';
import { startViewing } from './start-viewing.ts';
import { StartViewing, ViewingEnded, ViewingStarted } from './viewing-contract.ts';

/** `/api/viewing` */
export const viewingRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'viewing.start',
			summary: 'See the portal as somebody else, read-only and for a limited time',
			body: StartViewing,
			output: ViewingStarted,
			status: 201
		}),
		async (c) => c.json(await startViewing(c.var.call, c.var.input), 201)
	)
	.delete(
		'/',
		...endpoint({
			permission: 'signed-in',
			summary: 'Back to my own portal',
			output: ViewingEnded
		}),
		async (c) => c.json(await endViewing(c.var.call), 200)
	);
