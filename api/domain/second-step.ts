/** The second step of signing in: whether a code of the authenticator app is taken, and if not, why. */
import type { Grant, Role } from './permissions.ts';
import { no, ok, type Result } from './result.ts';

/** One period before and after: a slow hand, a clock slightly off. */
export const tolerated = 1;
/** So far the portal looks for the code of a phone whose clock is wrong, to be able to say so. */
export const lookedFor = 20;

type Given = {
	/** By how many periods the code differs from the clock; null when it is none that was looked for. */
	off: number | null;
	/** The period of the clock, and the last whose code was used. */
	period: number;
	lastPeriod: number | null;
};
export type CodeRefusal =
	| { reason: 'wrong' }
	| { reason: 'used' }
	/** The phone's clock is ahead (positive) or behind by so many periods. */
	| { reason: 'clock'; off: number };

/** The period whose code is spent now: none is taken twice, nor one before it. */
export function judgeCode({ off, period, lastPeriod }: Given): Result<number, CodeRefusal> {
	if (off === null) return no({ reason: 'wrong' });
	if (Math.abs(off) > tolerated) return no({ reason: 'clock', off });
	const spent = period + off;
	return lastPeriod !== null && spent <= lastPeriod ? no({ reason: 'used' }) : ok(spent);
}

/** Whether the rule asks the second step of somebody with these roles. */
export const isAskedOf = (grants: readonly Grant[], roles: readonly string[]) =>
	grants.some(({ role }: { role: Role }) => roles.includes(role));
