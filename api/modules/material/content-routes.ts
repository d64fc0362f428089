import { Hono } from 'hono';
import type { AppEnv } from '#api/http/env.ts';
import { openAddress } from './open-address.ts';

/** The content host: signed addresses, no cookies, nothing else. */
export const materialContentRoutes = new Hono<AppEnv>().get('/:token/:name', (c) =>
	openAddress(c.var.call, { token: c.req.param('token'), request: c.req.raw })
);
