import { keyedToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';
import { bareRecoveryCode } from '#api/domain/recovery-code.ts';

/** Fifty bits alone could be tried out: the hash is keyed, so that the database without the secret says nothing. */
export const recoveryHash = (call: Call, { userId, code }: { userId: string; code: string }) =>
	keyedToken(call.settings.APP_SECRET, {
		purpose: 'recovery-code-hash',
		text: `${userId}:${bareRecoveryCode(code)}`
	});
