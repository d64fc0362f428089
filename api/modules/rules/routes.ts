import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { Reference, ReferenceInstalled } from './contract.ts';
import { installReference } from './install-reference.ts';

export const referenceRoutes = new Hono<AppEnv>().put(
	'/',
	...endpoint({
		permission: 'console',
		summary: 'Install missing reference data',
		body: Reference,
		output: ReferenceInstalled
	}),
	async (c) => c.json(await installReference(c.var.call, c.var.input), 200)
);
