import { keyedToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';

/** What the portal alone can say of an address on the content host. */
export const signContent = (call: Pick<Call, 'settings'>, text: string) =>
	keyedToken(call.settings.APP_SECRET, { purpose: 'content-address', text });
