import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { settingsOf, type AppEnv } from '#api/http/env.ts';
import { checkDatabase } from './check-database.ts';

export const healthRoutes = new Hono<AppEnv>().get(
	'/',
	describeRoute({
		summary: 'Version and state of database and storage',
		responses: { 200: { description: 'ok' } },
		...{ 'x-permission': 'public' }
	}),
	async (c) => {
		const settings = settingsOf(c.env);
		const database = await checkDatabase(settings);
		const storage = c.env.FILES || c.env.BUCKET ? ('ok' as const) : ('missing' as const);
		const demo = settings.DEMO === '1';
		return c.json({ version: '0.1.0', database, storage, demo }, database === 'ok' ? 200 : 503);
	}
);
