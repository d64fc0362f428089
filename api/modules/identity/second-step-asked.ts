import type { Call } from '#api/call.ts';
import { isAskedOf } from '#api/domain/second-step.ts';

/** Whether the rule asks the second step of the caller; the demo agency's people sign in by password alone. */
export async function isSecondStepAsked(call: Call) {
	if (call.settings.DEMO === '1') return false;
	const roles = (await call.rules()).list('keamanan.mfa_wajib_peran').value;
	return call.actor.secondStepMissing === true || isAskedOf(call.actor.grants, roles);
}
