import type { Call } from '#api/call.ts';
import { signAttendance } from '#api/modules/identity/index.ts';

type Signing = Pick<Call, 'settings'>;

const signed = 16;

/** The signature of a registration that only this portal makes; derived, never stored. */
export const ticketSignature = async (call: Signing, signupId: string) =>
	(await signAttendance(call, { purpose: 'ticket', text: signupId })).slice(0, signed);
