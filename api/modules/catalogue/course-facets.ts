import { sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { packed } from '#db/packed.ts';
import { course } from '#db/schema/catalogue.ts';
import {
	jpRangeNames,
	jpRanges,
	startTimes,
	type CourseFacets,
	type CourseFilter
} from './contract.ts';
import {
	facetConditions,
	facetNames,
	foundBy,
	shownAtAll,
	soonUntil,
	type Facet
} from './filters.ts';

const longest = { competency: 240, provider: 60 };

/**
 * How many courses there are, and how many each choice of a facet would show with the other filters
 * kept: one statement, which looks at the courses once.
 */
export function facetsRead(call: Call, filter: CourseFilter, match: string | null) {
	const found = foundBy(match);
	const passes = facetConditions(call, filter);
	const looked = sql`select ${course.id} as id, ${course.formCode} as form, ${course.mode} as mode,
			${course.provider} as provider, ${jpRangeOf} as jp, ${startOf(call)} as starts,
			${sql.join(
				facetNames.map((facet) => sql`${passes[facet] ?? sql`1`} as ${passing(facet)}`),
				sql`, `
			)}
		from ${course} ${found ? sql`join ${found} on found.course_id = ${course.id}` : sql``}
		where ${shownAtAll(filter)}`;
	const counted = sql`(with looked as materialized (${looked})
		select 'total' as facet, '' as value, '' as name, count(*) as count from looked where ${others()}
		union all select * from (
			select 'competency', k.code, k.name, count(*) from looked
				join course_competency l on l.course_id = looked.id join competency k on k.id = l.competency_id
			where ${others('competency')} group by k.id order by k.code limit ${longest.competency})
		union all select * from (
			select 'form', f.code, f.name, count(*) from looked join development_form f on f.code = looked.form
			where ${others('form')} group by f.code order by f.code)
		union all select * from (
			select 'provider', provider, provider, count(*) as n from looked
			where ${others('provider')} group by provider order by n desc, provider limit ${longest.provider})
		union all select 'mode', mode, mode, count(*) from looked where ${others('mode')} group by mode
		union all select 'jp', jp, jp, count(*) from looked where ${others('jp')} and jp is not null group by jp
		union all select 'starts', starts, starts, count(*) from looked where ${others('starts')} group by starts
	) as counted`;
	const [facet, value, name, count] = [sql`facet`, sql`value`, sql`name`, sql`count`];
	return call.db.select({ counts: packed<Answer>({ facet, value, name, count }) }).from(counted);
}

type Answer = { facet: Facet | 'total'; value: string; name: string; count: number };

/** Choices without a name carry their value; the page has words for them. */
export function facetsOf([answer]: readonly { counts: Answer[] }[]): {
	total: number;
	facets: CourseFacets;
} {
	const of = (facet: Answer['facet']) =>
		(answer?.counts ?? [])
			.filter((each) => each.facet === facet)
			.map(({ value, name, count }) => ({ value, name, count }));
	return {
		total: of('total')[0]?.count ?? 0,
		facets: {
			competencies: of('competency'),
			forms: of('form'),
			modes: of('mode'),
			providers: of('provider'),
			jp: inOrder(jpRangeNames, of('jp')),
			starts: inOrder(startTimes, of('starts'))
		}
	};
}

const inOrder = (names: readonly string[], choices: CourseFacets['jp']) =>
	names.flatMap((name) => choices.filter((each) => each.value === name));

const passing = (facet: Facet) => sql.identifier(`passes_${facet}`);

/** The condition of every facet but `own`. */
const others = (own?: Facet): SQL =>
	sql.join(facetNames.filter((facet) => facet !== own).map(passing), sql` and `);

const jpRangeOf = sql<string | null>`case ${sql.join(
	jpRangeNames.map(
		(name) =>
			sql`when ${course.jp} between ${sql.raw(String(jpRanges[name][0]))} and ${sql.raw(String(jpRanges[name][1]))} then ${sql.raw(`'${name}'`)}`
	),
	sql` `
)} end`;

const startOf = (call: Call) =>
	sql<string>`case when ${course.startsOn} is null or ${course.startsOn} <= ${call.today} then 'now' when ${course.startsOn} <= ${soonUntil(call.today)} then 'month' else 'later' end`;
