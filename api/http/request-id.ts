import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { hasHost, type AppEnv } from './env.ts';

/**
 * A correlation id for problems and logs: the caller's when it is plain, else a new one. A host that writes
 * the log is told which endpoint it was, as a template; it keeps that to itself.
 */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
	const given = c.req.header('x-request-id');
	const id = given && /^[\w-]{1,64}$/.test(given) ? given : crypto.randomUUID();
	c.set('requestId', id);
	await next();
	c.res.headers.set('x-request-id', id);
	if (hasHost(c.env)) c.res.headers.set('x-malaqbi-route', routePath(c));
});
