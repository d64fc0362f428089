import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { endViewing } from './end-viewing.ts';
import { listRoles } from './list-roles.ts';
import { startViewing } from './start-viewing.ts';
import { RoleList, StartViewing, ViewingEnded, ViewingStarted } from './viewing-contract.ts';

/** `/api/viewing` */
export const viewingRoutes = new Hono<AppEnv>()
	.get(
		'/roles',
		...endpoint({
			permission: 'viewing.start',
			summary: 'What each role may do, and somebody to see the portal as',
			output: RoleList
		}),
		async (c) => c.json(await listRoles(c.var.call), 200)
	)
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
