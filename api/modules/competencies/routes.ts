import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { GapPage, GapParams, GapQuery } from './contract.ts';
import { getGap } from './get-gap.ts';

/** `/api/gaps` */
export const gapRoutes = new Hono<AppEnv>().get(
	'/:personId',
	...endpoint({
		permission: 'gap.read',
		summary: 'What somebody’s positions ask for, what they hold and what closes the gap',
		params: GapParams,
		query: GapQuery,
		output: GapPage
	}),
	async (c) => c.json(await getGap(c.var.call, c.var.input))
);
