/**
 * The content host, a name of its own: files that people uploaded. It reads no cookie and knows nobody; what may be
 * fetched stands signed in the address.
 */
import { Hono } from 'hono';
import { openJobCall } from './http/actor.ts';
import type { AppEnv } from './http/env.ts';
import { Problem } from './http/problem.ts';
import { materialContentRoutes } from './modules/material/content-routes.ts';

const notFound = () => new Response('Tidak ditemukan', { status: 404 });

export const content = new Hono<AppEnv>()
	.use(async (c, next) => {
		const later = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
		c.set('call', await openJobCall(c.env, { now: new Date(), later }));
		await next();
	})
	.route('/material', materialContentRoutes)
	.onError((error) => {
		if (error instanceof Problem) return notFound();
		console.error(JSON.stringify({ level: 'error', door: 'content', error: error.message }));
		return new Response('Tidak tersedia', { status: 503 });
	})
	.notFound(notFound);
