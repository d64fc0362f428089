import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { Done, GrantParams, GrantRole, RoleGranted } from './contract.ts';
import { grantRole } from './grant-role.ts';
import { revokeRole } from './revoke-role.ts';

export const roleRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'role.grant',
			summary: 'Give a role',
			body: GrantRole,
			output: RoleGranted,
			status: 201
		}),
		async (c) => c.json(await grantRole(c.var.call, c.var.input), 201)
	)
	.delete(
		'/:grantId',
		...endpoint({
			permission: 'role.grant',
			summary: 'Take a role back',
			params: GrantParams,
			output: Done
		}),
		async (c) => c.json(await revokeRole(c.var.call, c.var.input), 200)
	);
