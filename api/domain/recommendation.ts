/**
 * Gap → offers that close it, each with its reason as data. A verified course counts up to the course
 * ceiling (rule `pelatihan.menaikkan_level`, level 2): above it a course prepares, and an assessment by
 * the supervisor or an official one must confirm. More important requirements come first (Permenpan RB
 * 38/2017: mutlak, penting, perlu; weights in `rekomendasi.bobot`).
 */
import type { Importance } from './competency.ts';

/** A course leading to a level of a competency. */
export type Offer = {
	courseId: string;
	competencyId: string;
	level: number;
	minutes: number | null;
	/** Lessons are there, so it can start now. */
	ready: boolean;
};

/** The part of a gap row that a recommendation needs. */
export type OpenGap = {
	competencyId: string;
	required: number;
	importance: Importance;
	held: { level: number };
	gap: number;
};

export type RecommendationRules = {
	courseCeiling: number;
	weights: Record<Importance, number>;
};

/** closes: the gap is gone once verified; raises: one step on the way; prepares: an assessment must follow. */
export type OfferEffect = 'closes' | 'raises' | 'prepares';

export type OfferReason = {
	competencyId: string;
	required: number;
	held: number;
	offered: number;
	/** The level held once the evidence is verified. */
	reaches: number;
	effect: OfferEffect;
	needsAssessment: boolean;
	weight: number;
};

export type Recommendation = {
	courseId: string;
	minutes: number | null;
	ready: boolean;
	score: number;
	/** Strongest first; at least one. */
	reasons: OfferReason[];
};

const effectRank: Record<OfferEffect, number> = { closes: 3, raises: 2, prepares: 1 };

/** Why `offer` helps with `gap`; null when it does not. */
export function reasonFor(
	gap: OpenGap,
	offer: Offer,
	rules: RecommendationRules
): OfferReason | null {
	if (gap.gap <= 0 || offer.competencyId !== gap.competencyId) return null;
	if (offer.level <= gap.held.level) return null;

	const counted = Math.min(offer.level, rules.courseCeiling);
	const reaches = Math.max(gap.held.level, counted);
	const effect = effectOf(gap, reaches);
	return {
		competencyId: gap.competencyId,
		required: gap.required,
		held: gap.held.level,
		offered: offer.level,
		reaches,
		effect,
		needsAssessment: gap.required > rules.courseCeiling,
		weight: rules.weights[gap.importance]
	};
}

/** Courses for all open gaps, best first; a course that helps with several gaps carries all reasons. */
export function recommend(
	gaps: readonly OpenGap[],
	offers: readonly Offer[],
	rules: RecommendationRules
): Recommendation[] {
	const gapOf = new Map(gaps.map((gap) => [gap.competencyId, gap]));
	const byCourse = Map.groupBy(offers, (offer) => offer.courseId);
	return [...byCourse.values()].flatMap(recommendCourse).sort(byWorth);

	function recommendCourse(ofCourse: Offer[]): Recommendation[] {
		const [first] = ofCourse;
		const reasons = ofCourse
			.flatMap((offer) => {
				const gap = gapOf.get(offer.competencyId);
				const reason = gap ? reasonFor(gap, offer, rules) : null;
				return reason ? [reason] : [];
			})
			.sort((a, b) => worthOf(b) - worthOf(a) || a.competencyId.localeCompare(b.competencyId));
		if (!first || reasons.length === 0) return [];

		const { courseId, minutes, ready } = first;
		const score = reasons.reduce((sum, reason) => sum + worthOf(reason), 0);
		return [{ courseId, minutes, ready, score, reasons }];
	}
}

/** The recommendations that help with one competency, the surest and shortest first. */
export function recommendedFor(competencyId: string, recommendations: readonly Recommendation[]) {
	return recommendations
		.flatMap((item) => {
			const reason = item.reasons.find((one) => one.competencyId === competencyId);
			return reason ? [{ ...item, reasons: [reason], score: worthOf(reason) }] : [];
		})
		.sort(byWorth);
}

/** The fewest of `hours` that add up to at least `missing` JP, no more than `most` of them; else null. */
export function fewestFor(missing: number, hours: readonly number[], most: number) {
	if (missing <= 0) return null;
	const longest = hours.toSorted((a, b) => b - a).slice(0, most);
	let jp = 0;
	for (const [index, each] of longest.entries()) {
		jp += each;
		if (jp >= missing) return { courses: index + 1, jp };
	}
	return null;
}

function effectOf(gap: OpenGap, reaches: number): OfferEffect {
	if (reaches >= gap.required) return 'closes';
	return reaches > gap.held.level ? 'raises' : 'prepares';
}

const worthOf = (reason: OfferReason) =>
	reason.weight * effectRank[reason.effect] * (1 + reason.required - reason.held);

function byWorth(a: Recommendation, b: Recommendation) {
	return (
		Number(b.ready) - Number(a.ready) ||
		b.score - a.score ||
		(a.minutes ?? Number.MAX_SAFE_INTEGER) - (b.minutes ?? Number.MAX_SAFE_INTEGER) ||
		a.courseId.localeCompare(b.courseId)
	);
}
