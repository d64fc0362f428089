/** The one Worker: `/api/*` is Hono's, everything else is SvelteKit's; the content host is a door of its own. */
import sveltekit from '#sveltekit';
import { app } from './app.ts';
import { content } from './content.ts';
import { isConsole, withoutConsoleHeaders } from './http/console.ts';
import { openDoor } from './http/door.ts';
import { settingsOf, type Bindings } from './http/env.ts';
import { atOwnOrigin, isContentHost } from './http/own-origin.ts';
import { runJob } from './jobs.ts';

export default {
	async fetch(request, bindings, ctx) {
		const settings = settingsOf(bindings);
		const env = { ...bindings, SETTINGS: settings };
		const path = new URL(request.url).pathname;
		if (path.startsWith('/api/') && isConsole(request, settings)) {
			return app.fetch(request, { ...env, DOOR: openDoor('console') }, ctx);
		}

		if (isContentHost(request, settings))
			return content.fetch(request, { ...env, DOOR: openDoor('content') }, ctx);
		const own = atOwnOrigin(withoutConsoleHeaders(request), settings);
		if (own instanceof Response) return own;
		if (path.startsWith('/api/')) {
			return app.fetch(own, { ...env, DOOR: openDoor('public') }, ctx);
		}
		const door = openDoor('page');
		const API = { fetch: (call: Request) => app.fetch(call, { ...env, DOOR: door }, ctx) };
		return sveltekit.fetch(own, { ...env, API }, ctx);
	},

	async scheduled(event, env, ctx) {
		await runJob(event.cron, env, ctx);
	}
} satisfies ExportedHandler<Bindings>;
