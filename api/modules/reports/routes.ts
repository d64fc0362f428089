import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { HomePage, TeamPage, TeamQuery } from './contract.ts';
import { getHome } from './get-home.ts';
import { listTeam } from './list-team.ts';

/** `/api/home` */
export const homeRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		permission: 'profile.read',
		summary: 'The caller’s own next steps',
		output: HomePage
	}),
	async (c) => c.json(await getHome(c.var.call))
);

/** `/api/team` */
export const teamRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		permission: 'team.read',
		summary: 'The people whom the caller leads or looks after, with JP and open gaps',
		query: TeamQuery,
		output: TeamPage
	}),
	async (c) => c.json(await listTeam(c.var.call, c.var.input))
);
