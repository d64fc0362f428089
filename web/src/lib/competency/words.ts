/** What the codes of competencies and claims are called on screen. */
import type { InferResponseType } from 'hono/client';
import type { ApiClient } from '#lib/api/client.ts';
import { m } from '#lib/paraglide/messages.js';

export type GapPage = InferResponseType<ApiClient['gaps'][':personId']['$get'], 200>;
export type Gap = GapPage['rows'][number];
export type Offer = Gap['offers'][number];
type Proof = Gap['proofs'][number];

export const kindName: Record<Gap['competency']['kind'], () => string> = {
	managerial: m.competencies_kind_managerial,
	sociocultural: m.competencies_kind_sociocultural,
	technical: m.competencies_kind_technical,
	government: m.competencies_kind_government
};

export const proofName: Record<Proof['kind'], () => string> = {
	official: m.competencies_proof_official,
	supervisor: m.competencies_proof_supervisor,
	course: m.competencies_proof_course,
	self: m.competencies_proof_self
};

export const stateName: Record<Proof['state'], () => string> = {
	submitted: m.competencies_state_submitted,
	verified: m.competencies_state_verified,
	returned: m.competencies_state_returned,
	rejected: m.competencies_state_rejected,
	voided: m.competencies_state_voided
};

export const stateTone: Record<Proof['state'], 'wait' | 'ok' | 'warn' | 'bad' | 'plain'> = {
	submitted: 'wait',
	verified: 'ok',
	returned: 'warn',
	rejected: 'bad',
	voided: 'plain'
};

export const importanceName: Record<Gap['importance'], () => string> = {
	essential: m.competencies_importance_essential,
	important: m.competencies_importance_important,
	useful: m.competencies_importance_useful
};

type Assignment = GapPage['positions'][number]['assignment'];

const assignmentPrefix: Record<Assignment, (() => string) | null> = {
	D: null,
	PLT: m.competencies_assignment_PLT,
	PLH: m.competencies_assignment_PLH,
	PJ: m.competencies_assignment_PJ,
	TT: m.competencies_assignment_TT
};

/** `Plt. Kepala Seksi`; the definitive position stands alone. */
export function positionName(held: { position: string; assignment: Assignment }) {
	const prefix = assignmentPrefix[held.assignment]?.();
	return prefix ? `${prefix} ${held.position}` : held.position;
}

/** What a course does for the gap, in a few words. */
export function effectOf({ reason }: Offer) {
	if (reason.effect === 'closes') return m.competencies_offer_closes();
	return reason.effect === 'raises'
		? m.competencies_offer_raises({ reaches: reason.reaches })
		: m.competencies_offer_prepares({ offered: reason.offered });
}

/** "Jabatan Anda meminta level 2, bukti terakhir level 1." */
export const whyOffered = ({ required, held }: Offer['reason']) =>
	held > 0
		? m.competencies_offer_why({ required, held })
		: m.competencies_offer_why_none({ required });

/** Where an offer leads: on with the course that was begun, or to its page. */
export const offerHref = (offer: Offer) =>
	offer.enrolmentId ? `/learn/${offer.enrolmentId}` : `/catalogue/${offer.courseId}`;
