/** The Worker's bindings, parsed once per isolate and refused when wrong. */
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { Door } from './door.ts';
import type { OidcEnvironment } from './oidc-settings.ts';
import { readBindings, type BindingsSchema, type Services, type Settings } from './settings.ts';

export type Bindings = z.input<typeof BindingsSchema> &
	OidcEnvironment &
	Services & {
		/** The parsed settings, put there by worker.ts. */
		SETTINGS?: Settings;
	};
export type AppEnv = {
	Bindings: Bindings & { DOOR: Door };
	Variables: { call: Call; requestId: string };
};

/** The host at the door, which nobody but this computer's own has a key for. */
export const hasHost = (env: { CONSOLE_KEY?: unknown }) => env.CONSOLE_KEY !== undefined;

const known = new WeakMap<object, Settings>();

/** The parsed settings of `env`; throws a readable error when one is wrong. */
export function settingsOf(env: Bindings): Settings {
	const parsed = env.SETTINGS ?? known.get(env) ?? readBindings(env);
	known.set(env, parsed);
	return parsed;
}
