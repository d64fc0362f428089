import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { AuditPage, AuditQuery } from './contract.ts';
import { listAudit } from './list-audit.ts';

export const auditRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		permission: 'audit.read',
		summary: 'The audit, newest first',
		query: AuditQuery,
		output: AuditPage
	}),
	async (c) => c.json(await listAudit(c.var.call, c.var.input), 200)
);
