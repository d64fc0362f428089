/** Published courses that lead to competencies which somebody's positions ask for. */
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { GapRow } from '#api/domain/competency-gap.ts';
import type { EnrolmentStatus } from '#api/domain/enrolment.ts';
import type { CivilDate } from '#api/domain/period.ts';
import { recommend, type Recommendation } from '#api/domain/recommendation.ts';
import { packed } from '#db/packed.ts';
import { course, courseCompetency } from '#db/schema/catalogue.ts';
import { positionRequirement, competency } from '#db/schema/competencies.ts';
import { enrolment } from '#db/schema/learning.ts';
import { appointment } from '#db/schema/organisation.ts';
import type { GapFacts } from './gap-source.ts';
import { recommendationRulesOf } from './level-rules.ts';
import { appointedOn } from './visible.ts';

/** More courses than anybody reads; keeps the page small in a large catalogue. */
const mostOffers = 400;

/** Ids of all competencies that a person's positions may ask for: their own, and those of every class. */
export function askedCompetencies(call: Call, personId: string, asOf: CivilDate) {
	const ofPosition = call.db
		.select({ id: positionRequirement.competencyId })
		.from(positionRequirement)
		.innerJoin(appointment, eq(appointment.positionId, positionRequirement.positionId))
		.where(and(eq(appointment.personId, personId), appointedOn(asOf)));
	const ofClass = call.db
		.select({ id: competency.id })
		.from(competency)
		.where(inArray(competency.kind, ['managerial', 'sociocultural']));
	return ofPosition.union(ofClass);
}

export type OfferAnswer = {
	courseId: string;
	title: string;
	jp: number | null;
	minutes: number | null;
	bytes: number;
	versionId: string | null;
	competencyId: string;
	level: number;
	enrolmentId: string | null;
	enrolmentStatus: EnrolmentStatus | null;
};

/** One row that holds all offers. */
export function offersRead(call: Call, personId: string, asOf: CivilDate) {
	const offered = call.db
		.select({ courseId: courseCompetency.courseId, competencyId: courseCompetency.competencyId })
		.from(courseCompetency)
		.innerJoin(course, eq(course.id, courseCompetency.courseId))
		.where(
			and(
				eq(course.status, 'published'),
				inArray(courseCompetency.competencyId, askedCompetencies(call, personId, asOf))
			)
		)
		.limit(mostOffers)
		.as('offered');
	return call.db
		.select({
			offers: packed<OfferAnswer>({
				courseId: course.id,
				title: course.title,
				jp: course.jp,
				minutes: course.minutes,
				bytes: course.bytes,
				versionId: course.versionId,
				competencyId: courseCompetency.competencyId,
				level: courseCompetency.level,
				enrolmentId: enrolment.id,
				enrolmentStatus: enrolment.status
			})
		})
		.from(offered)
		.innerJoin(
			courseCompetency,
			and(
				eq(courseCompetency.courseId, offered.courseId),
				eq(courseCompetency.competencyId, offered.competencyId)
			)
		)
		.innerJoin(course, eq(course.id, offered.courseId))
		.leftJoin(
			enrolment,
			and(
				eq(enrolment.personId, personId),
				eq(enrolment.courseId, course.id),
				ne(enrolment.status, 'left')
			)
		);
}

/** The answer of `offersRead`. */
export const offersIn = ([answer]: readonly { offers: OfferAnswer[] }[]) => answer?.offers ?? [];

/** Courses for what is still open: not those already completed, nor for what only waits for HR. */
export function recommendFrom(
	facts: GapFacts,
	rows: readonly GapRow[],
	offers: readonly OfferAnswer[]
): Recommendation[] {
	const open = rows.filter((row) => row.gap > 0 && (row.waiting?.level ?? 0) < row.required);
	const untaken = offers.filter((offer) => offer.enrolmentStatus !== 'completed');
	return recommend(
		open,
		untaken.map((offer) => ({ ...offer, ready: offer.versionId !== null })),
		recommendationRulesOf(facts.rules)
	);
}
