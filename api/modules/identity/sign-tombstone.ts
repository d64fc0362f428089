import { keyedToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';

/** The signature of what a purge took away, under a key of its own. */
export const signTombstone = (call: Pick<Call, 'settings'>, text: string) =>
	keyedToken(call.settings.APP_SECRET, { purpose: 'tombstone', text });
