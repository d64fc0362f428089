import type { ApiClient } from '#lib/api/client.ts';
import type { Locale, Theme } from '#lib/preferences.ts';
import type { Me } from '#lib/me.ts';
import type { Flash } from '#lib/forms/flash.server.ts';

declare global {
	namespace App {
		interface Locals {
			api: ApiClient;
			locale: Locale;
			theme: Theme;
		}
		interface Error {
			message: string;
			code?: string;
			requestId?: string;
		}
		interface PageData {
			me?: Me;
			flash?: Flash | null;
			crumbs?: { label: string; href?: string }[];
		}
		interface Platform {
			env: {
				API: { fetch(request: Request): Response | Promise<Response> };
				SETTINGS?: { CONTENT_ORIGIN?: string | undefined };
			} & Record<string, unknown>;
		}
	}
}

export {};
