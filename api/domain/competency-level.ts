/**
 * The level somebody holds: which proof counts for how much. Permenpan RB 38/2017 sets the levels 1–5,
 * PP 11/2017 and Peraturan BKN 26/2019 who assesses them. The agency's rule rows say the rest
 * (`kesenjangan.urutan_sumber`, `kesenjangan.masa_berlaku_penilaian`, `pelatihan.menaikkan_level`):
 * the latest valid assessment of the highest-ranked source stands, a verified course that is not
 * older raises it up to the course ceiling, and what people say of themselves never counts.
 */
import type { EvidenceKind } from './competency.ts';
import type { ClaimState } from './credit-claim.ts';
import { addYears, type CivilDate } from './period.ts';

export type Proof = {
	id: string;
	competencyId: string;
	level: number;
	kind: EvidenceKind;
	occurredOn: CivilDate;
	state: ClaimState;
};

/** Rule rows as values. `order` names the kinds that count, highest first. */
export type LevelRules = {
	order: readonly EvidenceKind[];
	courseCeiling: number;
	validYears: Partial<Record<EvidenceKind, number | undefined>>;
};

/** The level that counts, 0 without proof, and the proof it rests on; `capped` when the proof says more. */
export type HeldLevel = { level: number; proof: Proof | null; capped: boolean };

const nothing: HeldLevel = { level: 0, proof: null, capped: false };

/** The verified level on `asOf`, from the proofs of one competency. */
export function heldLevel(proofs: readonly Proof[], rules: LevelRules, asOf: CivilDate): HeldLevel {
	const counting = proofs.filter((proof) => counts(proof, rules, asOf));
	const assessed = standingAssessment(counting, rules);
	const taught = counting
		.filter((proof) => proof.kind === 'course')
		.filter((proof) => assessed === null || proof.occurredOn >= assessed.occurredOn)
		.map((proof) => underCeiling(proof, rules.courseCeiling));

	const judged = assessed ? { level: assessed.level, proof: assessed, capped: false } : nothing;
	return taught.reduce((best, course) => (course.level > best.level ? course : best), judged);
}

/** The level that would count if everything waiting for HR were verified; null when that changes nothing. */
export function waitingLevel(
	proofs: readonly Proof[],
	rules: LevelRules,
	asOf: CivilDate
): HeldLevel | null {
	const asVerified = proofs.map((proof) =>
		proof.state === 'submitted' ? { ...proof, state: 'verified' as const } : proof
	);
	const hoped = heldLevel(asVerified, rules, asOf);
	return hoped.level > heldLevel(proofs, rules, asOf).level ? hoped : null;
}

/** What the person last said of themselves; shown beside, never counted. */
export function selfLevel(proofs: readonly Proof[], asOf: CivilDate): Proof | null {
	const said = proofs.filter((proof) => proof.kind === 'self' && isPast(proof, asOf));
	return latest(said.filter((proof) => proof.state !== 'rejected'));
}

/** The newest verified assessment whose validity has run out, when it said more than what counts now. */
export function expiredAssessment(
	proofs: readonly Proof[],
	rules: LevelRules,
	asOf: CivilDate
): Proof | null {
	const held = heldLevel(proofs, rules, asOf).level;
	const over = proofs.filter(
		(proof) =>
			rules.order.includes(proof.kind) &&
			proof.state === 'verified' &&
			isPast(proof, asOf) &&
			!isStillValid(proof, rules, asOf) &&
			proof.level > held
	);
	return latest(over);
}

/** The day from which a proof no longer counts; null when its kind does not expire. */
export function expiresOn(proof: Proof, rules: LevelRules): CivilDate | null {
	const years = rules.validYears[proof.kind];
	return years === undefined ? null : addYears(proof.occurredOn, years);
}

function counts(proof: Proof, rules: LevelRules, asOf: CivilDate) {
	if (proof.kind === 'self' || !rules.order.includes(proof.kind)) return false;
	return proof.state === 'verified' && isPast(proof, asOf) && isStillValid(proof, rules, asOf);
}

function standingAssessment(counting: readonly Proof[], rules: LevelRules): Proof | null {
	for (const kind of rules.order) {
		if (kind === 'course') continue;
		const found = latest(counting.filter((proof) => proof.kind === kind));
		if (found) return found;
	}
	return null;
}

function underCeiling(proof: Proof, ceiling: number): HeldLevel {
	return { level: Math.min(proof.level, ceiling), proof, capped: proof.level > ceiling };
}

function isStillValid(proof: Proof, rules: LevelRules, asOf: CivilDate) {
	const end = expiresOn(proof, rules);
	return end === null || asOf < end;
}

const isPast = (proof: Proof, asOf: CivilDate) => proof.occurredOn <= asOf;

function latest(proofs: readonly Proof[]): Proof | null {
	return proofs.reduce<Proof | null>((last, proof) => (isLater(proof, last) ? proof : last), null);
}

/** Ids are sortable by time, so they break a tie of dates. */
function isLater(proof: Proof, than: Proof | null) {
	if (than === null) return true;
	if (proof.occurredOn !== than.occurredOn) return proof.occurredOn > than.occurredOn;
	return proof.id > than.id;
}
