import { Problem } from '#api/http/problem.ts';
import type { Recovery } from './recovery-of.ts';

/** Nobody recovers their own account or one with more rights than their own; a stopped one stays stopped. */
export function refuseUnrecoverable(recovery: Recovery) {
	switch (recovery) {
		case 'own':
			throw new Problem('own-account');
		case 'beyond':
			throw new Problem('beyond-own-rights');
		case 'none':
			throw new Problem('account-stopped');
		case 'possible':
	}
}
