import { count, desc, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { course, courseCompetency } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { developmentForm } from '#db/schema/rules.ts';
import {
	jpRangeNames,
	jpRanges,
	startTimes,
	type CourseFacets,
	type CourseFilter
} from './contract.ts';
import { courseConditions, foundBy, soonUntil, type Facet } from './filters.ts';

const longest = 60;

/** One read a facet: how many courses each choice would show, the other filters kept. */
export function facetReads(call: Call, filter: CourseFilter, match: string | null) {
	const found = foundBy(match);
	const where = (facet: Facet) => courseConditions(call, filter, facet);
	const onFound = sql`found.course_id = ${course.id}`;

	const competencies = call.db
		.select({ value: competency.code, name: competency.name, count: count() })
		.from(course)
		.innerJoin(courseCompetency, eq(courseCompetency.courseId, course.id))
		.innerJoin(competency, eq(competency.id, courseCompetency.competencyId))
		.$dynamic();
	const forms = call.db
		.select({ value: developmentForm.code, name: developmentForm.name, count: count() })
		.from(course)
		.innerJoin(developmentForm, eq(developmentForm.code, course.formCode))
		.$dynamic();
	const modes = call.db.select({ value: course.mode, count: count() }).from(course).$dynamic();
	const providers = call.db
		.select({ value: course.provider, count: count() })
		.from(course)
		.$dynamic();
	const jp = call.db.select({ value: jpRangeOf, count: count() }).from(course).$dynamic();
	const start = startOf(call);
	const starts = call.db.select({ value: start, count: count() }).from(course).$dynamic();
	if (found) {
		for (const read of [competencies, forms, modes, providers, jp, starts]) {
			read.innerJoin(found, onFound);
		}
	}
	return [
		competencies
			.where(where('competency'))
			.groupBy(competency.id)
			.orderBy(competency.code)
			.limit(longest * 4),
		forms.where(where('form')).groupBy(developmentForm.code).orderBy(developmentForm.code),
		modes.where(where('mode')).groupBy(course.mode),
		providers
			.where(where('provider'))
			.groupBy(course.provider)
			.orderBy(desc(count()), course.provider)
			.limit(longest),
		jp.where(where('jp')).groupBy(jpRangeOf),
		starts.where(where('starts')).groupBy(start)
	] as const;
}

type Answers = [
	{ value: string; name: string; count: number }[],
	{ value: string; name: string; count: number }[],
	{ value: string; count: number }[],
	{ value: string; count: number }[],
	{ value: string | null; count: number }[],
	{ value: string; count: number }[]
];

/** Choices without a name carry their value; the page has words for them. */
export function facetsOf(answers: Answers): CourseFacets {
	const [competencies, forms, modes, providers, jp, starts] = answers;
	return {
		competencies,
		forms,
		modes: modes.map(named),
		providers: providers.map(named),
		jp: inOrder(jpRangeNames, jp),
		starts: inOrder(startTimes, starts)
	};
}

const named = ({ value, count: n }: { value: string; count: number }) => ({
	value,
	name: value,
	count: n
});

const inOrder = (
	names: readonly string[],
	counts: readonly { value: string | null; count: number }[]
) =>
	names.flatMap((value) => {
		const n = counts.find((each) => each.value === value)?.count ?? 0;
		return n > 0 ? [{ value, name: value, count: n }] : [];
	});

const jpRangeOf = sql<string | null>`case ${sql.join(
	jpRangeNames.map(
		(name) =>
			sql`when ${course.jp} between ${sql.raw(String(jpRanges[name][0]))} and ${sql.raw(String(jpRanges[name][1]))} then ${sql.raw(`'${name}'`)}`
	),
	sql` `
)} end`;

const startOf = (call: Call) =>
	sql<string>`case when ${course.startsOn} is null or ${course.startsOn} <= ${call.today} then 'now' when ${course.startsOn} <= ${soonUntil(call.today)} then 'month' else 'later' end`;
