import type { Call } from '#api/call.ts';
import { codeLength } from '#api/domain/attendance-code.ts';
import { signAttendance } from '#api/modules/identity/index.ts';

/** The code of a session that is printed and does not rotate; derived, never stored. */
export const staticCode = async (call: Pick<Call, 'settings'>, sessionId: string) =>
	(await signAttendance(call, { purpose: 'static-code', text: sessionId }))
		.replace(/[^A-Za-z0-9]/g, '')
		.slice(0, 2 * codeLength);
