import { grantsOfPerson } from '#api/auth/lucia.ts';
import type { Call } from '#api/call.ts';
import { isWithinReach } from '#api/domain/permissions.ts';
import type { State } from './account-reads.ts';

export type Recovery = 'possible' | 'own' | 'beyond' | 'none';

type Account = { personId: string; nip: string; state: State };

/** Whether the caller may recover an account: not their own, and none with rights beyond theirs. */
export async function recoveryOf(call: Call, { personId, nip, state }: Account): Promise<Recovery> {
	if (personId === call.actor.personId) return 'own';
	if (state !== 'active' && state !== 'invited') return 'none';
	const held = (await grantsOfPerson(call.store, nip, call.now))?.grants ?? [];
	return call.isTrusted || isWithinReach(held, call.actor.grants) ? 'possible' : 'beyond';
}
