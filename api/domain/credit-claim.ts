/**
 * A claim for credit: JP and evidence earned, waiting for HR's word (verifikasi; SE BKN 3/2022 and the
 * agency's rule `verifikasi.jenjang`). submitted → verified | returned | rejected; a returned claim is
 * submitted again by its owner. Verified and rejected are ends: a correction is a new entry that voids
 * the old one. Nobody decides on their own claim.
 */
import type { EvidenceDecision } from './competency.ts';
import { no, ok, type Result } from './result.ts';

export const claimStates = ['submitted', 'verified', 'returned', 'rejected', 'voided'] as const;
export type ClaimState = (typeof claimStates)[number];

/** What somebody may do to a claim: HR decides, the owner resubmits. */
export const claimMoves = ['verify', 'return', 'reject', 'resubmit'] as const;
export type ClaimMove = (typeof claimMoves)[number];

export const deskMoves = ['verify', 'return', 'reject'] as const;
export type DeskMove = (typeof deskMoves)[number];

export type ClaimRefusal =
	| { code: 'own-claim' }
	| { code: 'not-claim-owner' }
	| { code: 'claim-not-waiting'; state: ClaimState }
	| { code: 'claim-not-returned'; state: ClaimState }
	| { code: 'reason-missing' };

export type MoveRequest = {
	claim: { state: ClaimState; personId: string };
	move: ClaimMove;
	/** The person who acts; null for the console and the system. */
	byPersonId: string | null;
	reason: string | null;
};

const decisionOf: Record<ClaimMove, EvidenceDecision> = {
	verify: 'verified',
	return: 'returned',
	reject: 'rejected',
	resubmit: 'resubmitted'
};

/** The decision row that a move writes, or why it may not be made. */
export function moveClaim(request: MoveRequest): Result<EvidenceDecision, ClaimRefusal> {
	const { claim, move, byPersonId, reason } = request;
	const isOwner = byPersonId !== null && byPersonId === claim.personId;

	if (move === 'resubmit') {
		if (!isOwner) return no({ code: 'not-claim-owner' });
		if (claim.state !== 'returned') return no({ code: 'claim-not-returned', state: claim.state });
		return ok(decisionOf[move]);
	}
	if (isOwner) return no({ code: 'own-claim' });
	if (claim.state !== 'submitted') return no({ code: 'claim-not-waiting', state: claim.state });
	if (move !== 'verify' && !reason?.trim()) return no({ code: 'reason-missing' });
	return ok(decisionOf[move]);
}

const stateAfter: Record<EvidenceDecision, ClaimState> = {
	verified: 'verified',
	returned: 'returned',
	rejected: 'rejected',
	resubmitted: 'submitted'
};

/** Where a claim stands after its decisions, oldest first; the latest one counts. */
export function claimState(decisions: readonly EvidenceDecision[], isVoided = false): ClaimState {
	if (isVoided) return 'voided';
	const last = decisions.at(-1);
	return last ? stateAfter[last] : 'submitted';
}

type Activity = { title: string; completedOn: string; certificateNumber: string | null };

/** Diduga ganda: one certificate number, or one title that ended on one day. A note, never a refusal. */
export function looksDouble(one: Activity, other: Activity): boolean {
	const number = bare(one.certificateNumber ?? '');
	if (number !== '' && number === bare(other.certificateNumber ?? '')) return true;
	return one.completedOn === other.completedOn && bare(one.title) === bare(other.title);
}

/** Letters and digits only: people write one number in many ways. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
