import type { AskRefusal, CancelRefusal } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';

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
