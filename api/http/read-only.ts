import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './env.ts';
import { Problem } from './problem.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whoever sees the portal as somebody else writes nothing, at any endpoint: a new one is closed without
 * knowing of it. Ending the view and signing out are asked in the admin's own name: see actor.ts.
 */
export const readOnlyWhileViewing = createMiddleware<AppEnv>(async (c, next) => {
	if (c.var.call.actor.viewing && !safe.has(c.req.method)) throw new Problem('viewing-read-only');
	await next();
});
