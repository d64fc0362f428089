import { hc } from 'hono/client';
import type { AppType } from '#api/app.ts';

export type ApiClient = ReturnType<typeof hc<AppType>>['api'];

/** In pages use `locals.api`; in the browser (players, typeahead, autosave) `apiClient(fetch)`. */
export const apiClient = (fetcher: typeof fetch, origin = ''): ApiClient =>
	hc<AppType>(origin, { fetch: fetcher }).api;
