import { keyedToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';

type Signed = {
	purpose:
		'session-code' | 'scan-receipt' | 'scan-browser' | 'clock-anchor' | 'static-code' | 'ticket';
	text: string;
};

/** What the portal alone can say about attendance: each purpose has a key of its own. */
export const signAttendance = (call: Pick<Call, 'settings'>, { purpose, text }: Signed) =>
	keyedToken(call.settings.APP_SECRET, { purpose, text });
