import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './env.ts';

/** A correlation id for problems and logs: the caller's when it is plain, else a new one. */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
	const given = c.req.header('x-request-id');
	const id = given && /^[\w-]{1,64}$/.test(given) ? given : crypto.randomUUID();
	c.set('requestId', id);
	await next();
	c.res.headers.set('x-request-id', id);
});
