import type { Call } from '#api/call.ts';
import { pendingOf } from './pending-of.ts';

/** Whether this browser has given the password and still owes the code. */
export const signInWaits = async (call: Call, cookies: string) => ({
	waiting: (await pendingOf(call, cookies)) !== null
});
