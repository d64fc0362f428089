/** The filters of the catalogue as SQL, one a facet, so that a facet can count without its own. */
import { and, eq, gt, gte, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { addDays, type CivilDate } from '#api/domain/period.ts';
import { course, courseCompetency } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { jpRanges, type CourseFilter } from './contract.ts';

export const facetNames = ['competency', 'form', 'jp', 'mode', 'provider', 'starts'] as const;
export type Facet = (typeof facetNames)[number];
/** The days that the facet of start dates cuts at. */
export const soonUntil = (today: CivilDate) => addDays(today, 31);

/** What holds for a course that the catalogue shows under `filter`. */
export const courseConditions = (call: Call, filter: CourseFilter): SQL | undefined =>
	and(shownAtAll(filter), ...Object.values(facetConditions(call, filter)));

/** What no facet is about. */
export const shownAtAll = (filter: CourseFilter) =>
	and(eq(course.status, 'published'), filter.ready ? isNotNull(course.versionId) : undefined);

/** What each facet asks; undefined where nothing was chosen. */
export const facetConditions = (
	call: Call,
	filter: CourseFilter
): Record<Facet, SQL | undefined> => ({
	competency: leadsTo(call, filter),
	form: filter.form ? eq(course.formCode, filter.form) : undefined,
	jp: filter.jp ? inRange(jpRanges[filter.jp]) : undefined,
	mode: filter.mode ? eq(course.mode, filter.mode) : undefined,
	provider: filter.provider ? eq(course.provider, filter.provider) : undefined,
	starts: filter.starts ? startsIn(filter.starts, call.today) : undefined
});

/** The courses that a full-text expression finds, with their rank: the smaller, the better. */
export const foundBy = (match: string | null) =>
	match === null
		? null
		: sql`(select course_id, bm25(course_search, 0, 8, 10, 3, 2, 5, 3, 1) as rank from course_search where course_search match ${match}) as found`;

function leadsTo(call: Call, { competency: code, level }: CourseFilter) {
	if (!code && !level) return undefined;
	const leading = call.db
		.select({ id: courseCompetency.courseId })
		.from(courseCompetency)
		.innerJoin(competency, eq(competency.id, courseCompetency.competencyId))
		.where(
			and(
				code ? eq(competency.code, code) : undefined,
				level ? gte(courseCompetency.level, level) : undefined
			)
		);
	return sql`${course.id} in ${leading}`;
}

const inRange = ([from, to]: readonly [number, number]) =>
	and(gte(course.jp, from), lte(course.jp, to));

function startsIn(when: 'now' | 'month' | 'later', today: CivilDate) {
	switch (when) {
		case 'now':
			return or(isNull(course.startsOn), lte(course.startsOn, today));
		case 'month':
			return and(gt(course.startsOn, today), lte(course.startsOn, soonUntil(today)));
		case 'later':
			return gt(course.startsOn, soonUntil(today));
	}
}
