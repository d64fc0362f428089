import { createMiddleware } from 'hono/factory';
import { settingsOf, type AppEnv } from './env.ts';
import { Problem } from './problem.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** An unsafe method from outside must come from our own pages; SvelteKit has already checked its forms. */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
	if (c.env.DOOR.kind === 'public' && !safe.has(c.req.method)) {
		const own = settingsOf(c.env).APP_ORIGIN ?? new URL(c.req.url).origin;
		if (c.req.header('origin') !== own) throw new Problem('forbidden-origin');
	}
	await next();
});
