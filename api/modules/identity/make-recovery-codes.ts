import { eq } from 'drizzle-orm';
import { keyedToken } from '#api/auth/keys.ts';
import { fromBase64url } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { recoveryCodeCount, recoveryCodeOf } from '#api/domain/recovery-code.ts';
import type { Tx } from '#db/client.ts';
import { recoveryCode } from '#db/schema/identity.ts';
import { recoveryHash } from './recovery-hash.ts';

/**
 * New codes for an account, in place of the old ones. A code is made of its id and APP_SECRET, so that a
 * repeated request still gets the same sheet while the database holds keyed hashes only.
 */
export async function makeRecoveryCodes(tx: Tx, call: Call, userId: string): Promise<string[]> {
	const ids = Array.from({ length: recoveryCodeCount }, () => call.newId('rcc'));
	const codes = await codesOf(call, ids);
	const rows = await Promise.all(
		ids.map(async (id, place) => ({
			id,
			userId,
			codeHash: await recoveryHash(call, { userId, code: codes[place] ?? '' }),
			createdAt: call.now
		}))
	);
	await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
	await tx.insert(recoveryCode).values(rows);
	return ids;
}

/** The codes of these ids, as they are printed. */
export const codesOf = (call: Call, ids: readonly string[]) =>
	Promise.all(
		ids.map(async (id) => {
			const given = { purpose: 'recovery-code', text: id } as const;
			return recoveryCodeOf(fromBase64url(await keyedToken(call.settings.APP_SECRET, given)));
		})
	);
