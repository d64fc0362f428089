import { linkToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';

/** Where a new password is chosen by a link; for the mail that carries it. */
export const resetPath = async (call: Call, linkId: string) =>
	`/reset-password/${await linkToken(call.settings.APP_SECRET, linkId)}`;
