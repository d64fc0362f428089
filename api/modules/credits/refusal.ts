import type { ClaimRefusal } from '#api/domain/credit-claim.ts';
import { Problem } from '#api/http/problem.ts';

/** A claim's refusal as the answer of the API. */
export function refusal(error: ClaimRefusal): Problem {
	switch (error.code) {
		case 'own-claim':
			return new Problem('own-claim');
		case 'not-claim-owner':
			return new Problem('not-found');
		case 'claim-not-waiting':
			return new Problem('claim-not-waiting', { params: { state: error.state } });
		case 'claim-not-returned':
			return new Problem('claim-not-returned', { params: { state: error.state } });
		case 'reason-missing':
			return new Problem('invalid-input', {
				errors: [{ pointer: '/reason', code: 'reason-missing' }]
			});
	}
}
