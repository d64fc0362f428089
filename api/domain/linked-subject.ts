/**
 * Who comes in by a provider. The number says whose account it is, the provider's own subject that it
 * is still the same person: a provider may give a number to somebody else, a subject never (OpenID
 * Connect Core 1.0 §2, §5.7). The first sign-in links the two; afterwards both must agree.
 */
import { withoutSeparators } from './employee-number.ts';
import { no, ok, type Result } from './result.ts';

export type Linked = {
	/** The subject that the account of this number is linked with at this provider; null when none. */
	subjectOfAccount: string | null;
	/** The account that this subject is linked with; null when none. */
	accountOfSubject: string | null;
};

/** Whether a subject may enter an account, and whether it does so for the first time. */
export function entryOf(
	given: { subject: string; userId: string } & Linked
): Result<'first' | 'known', 'linked-otherwise'> {
	const { subject, userId, subjectOfAccount, accountOfSubject } = given;
	if (subjectOfAccount === null && accountOfSubject === null) return ok('first');
	return subjectOfAccount === subject && accountOfSubject === userId
		? ok('known')
		: no('linked-otherwise');
}

/** Whether the provider says, by a value that the agency trusts, that it has asked for a second step. */
export function saysSecondStep(
	claims: Record<string, unknown>,
	trusted: readonly string[]
): boolean {
	const { acr, amr } = claims;
	const methods: unknown[] = Array.isArray(amr) ? amr : [];
	const said = [acr, ...methods];
	return said.some((value) => typeof value === 'string' && trusted.includes(value));
}

/** The number in a claim, as sign-in reads it; null when it holds none. A JSON number has lost digits. */
export function nipOfClaim(claim: unknown): string | null {
	if (typeof claim !== 'string') return null;
	const nip = withoutSeparators(claim);
	return /^\d{18}$/.test(nip) ? nip : null;
}
