import type { AskRefusal, CancelRefusal } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import type { ClashOut } from './event-contract.ts';

/** A seat of one's own at the same hours; who wants both says so. */
export const ownClash = (clashes: readonly ClashOut[]) =>
	new Problem('clash', { params: { clashes, reason: 'own' } });

/** A refusal of the rules as the problem that the caller reads. */
export function signupRefusal(refusal: AskRefusal | CancelRefusal): Problem {
	switch (refusal.code) {
		case 'signup-not-open':
			return new Problem(refusal.code, { params: { reason: refusal.reason } });
		case 'not-eligible':
			return new Problem(refusal.code, { params: { reason: refusal.reason } });
		case 'already-signed-up':
			return new Problem(refusal.code, { params: { status: refusal.status } });
		case 'signup-state':
			return new Problem(refusal.code, { params: { status: refusal.status } });
		case 'signup-cancel-late':
			return new Problem(refusal.code);
	}
}
