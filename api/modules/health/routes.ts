import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { settingsOf, type AppEnv } from '#api/http/env.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import { checkDatabase } from './check-database.ts';
import { checkHost } from './check-host.ts';
import { checkStorage } from './check-storage.ts';

/** 200 while people can work, 503 while they cannot; a late backup or a filling disk is told, not an outage. */
export const healthRoutes = new Hono<AppEnv>().get(
	'/',
	describeRoute({
		summary: 'Version and state of database, storage, backups and disk',
		responses: {
			200: { description: 'database and storage answer' },
			503: { description: 'one of them is away' }
		},
		...{ 'x-permission': 'public' }
	}),
	async (c) => {
		const settings = settingsOf(c.env);
		const [database, storage, host] = await Promise.all([
			checkDatabase(settings),
			checkStorage(c.env),
			checkHost(c.env)
		]);
		const isUp = database === 'ok' && storage === 'ok';
		const demo = settings.DEMO === '1';
		c.header('cache-control', 'no-store');
		return c.json(
			{ version: packageFile.version, database, storage, ...host, demo },
			isUp ? 200 : 503
		);
	}
);
