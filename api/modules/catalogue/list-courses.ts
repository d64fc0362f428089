import { and, asc, desc, inArray, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { recommendedCourses } from '#api/modules/competencies/index.ts';
import { course } from '#db/schema/catalogue.ts';
import { CourseFilter, type CourseList, type CourseQuery } from './contract.ts';
import { courseConditions, foundBy } from './filters.ts';
import { facetsOf, facetsRead } from './course-facets.ts';
import { courseRowOf, courseRowsRead, type CourseAnswer } from './course-rows.ts';
import { understand } from './understand.ts';

const recommendedAtMost = 4;

/**
 * The catalogue: what is asked for, sorted by relevance to the caller, and above it what their position's
 * gaps ask for. At most three round trips, two without a search.
 */
export async function listCourses(call: Call, query: CourseQuery): Promise<CourseList> {
	const [wishes, understood] = await Promise.all([
		call.actor.personId ? recommendedCourses(call) : [],
		understand(call, query.q)
	]);
	const match = understood?.match ?? null;
	const filter = CourseFilter.parse(query);
	const first = wishes.slice(0, isWhole(query) ? recommendedAtMost : 0);
	const ordering = orderingOf(wishes, match);
	const where = courseConditions(call, filter);
	const found = foundBy(match);

	const list = courseRowsRead(call, ordering);
	if (found) list.innerJoin(found, sql`found.course_id = ${course.id}`);
	const ids = first.map((wish) => wish.courseId);
	const [rows, wished, counted] = await call.readAll([
		list
			.where(and(where, afterCursor(query, ordering)))
			.orderBy(...orderOf(query.sort, ordering))
			.limit(query.limit + 1),
		courseRowsRead(call, orderingOf([], null)).where(inArray(course.id, ids)),
		facetsRead(call, filter, match)
	]);

	const { items, next } = page(rows, query.limit, (row) => cursorOf(query.sort, row));
	return {
		items: items.map(courseRowOf),
		next,
		understoodAs: understood?.understoodAs ?? null,
		...facetsOf(counted),
		recommended: first.flatMap((wish) => {
			const row = wished.find((each) => each.course.id === wish.courseId);
			return row ? [{ ...courseRowOf(row), reasons: wish.reasons }] : [];
		})
	};
}

/** The first page of the catalogue, nothing asked. */
const isWhole = ({ sort, after, limit: _, ...filter }: CourseQuery) =>
	sort === 'relevance' && !after && Object.values(filter).every((value) => value === undefined);

/** A bare 0 would name a column of the result. */
const constant = sql<number>`cast(0 as integer)`;

type Ordering = { rank: SQL<number>; score: SQL<number> };

/** How much a course helps with the caller's gaps, by api/domain/recommendation.ts, and how well it matches the words. */
function orderingOf(
	wishes: readonly { courseId: string; score: number; ready: boolean }[],
	match: string | null
): Ordering {
	const worth = Object.fromEntries(
		wishes.map(({ courseId, score, ready }) => [courseId, score + (ready ? 1000 : 0)])
	);
	const score =
		wishes.length === 0
			? constant
			: sql<number>`coalesce((select value from json_each(${JSON.stringify(worth)}) where key = ${course.id}), 0)`;
	const rank =
		match === null
			? constant
			: sql<number>`(found.rank * case when ${score} > 0 then 1.5 else 1 end)`;
	return { rank, score };
}

function orderOf(sort: CourseQuery['sort'], { rank, score }: Ordering): SQL[] {
	switch (sort) {
		case 'relevance':
			return [asc(rank), desc(score), asc(course.title), asc(course.id)];
		case 'title':
			return [asc(course.title), asc(course.id)];
		case 'shortest':
			return [asc(shortness), asc(course.title), asc(course.id)];
		case 'newest':
			return [desc(course.publishedAt), asc(course.title), asc(course.id)];
	}
}

/** Courses of unknown length come last. */
const shortness = sql<number>`coalesce(${course.minutes}, 1000000)`;

function cursorOf(sort: CourseQuery['sort'], { course: of, rank, score }: CourseAnswer) {
	switch (sort) {
		case 'relevance':
			return [rank, -score, of.title, of.id];
		case 'title':
			return [of.title, of.id];
		case 'shortest':
			return [of.minutes ?? 1_000_000, of.title, of.id];
		case 'newest':
			return [-(of.publishedAt?.getTime() ?? 0), of.title, of.id];
	}
}

/** Rows after the cursor, as one comparison of row values; every part ascends. */
function afterCursor({ sort, after }: CourseQuery, { rank, score }: Ordering) {
	const values = decodeCursor(after);
	if (!values) return undefined;
	const parts = {
		relevance: [rank, sql`-${score}`, sql`${course.title}`, sql`${course.id}`],
		title: [sql`${course.title}`, sql`${course.id}`],
		shortest: [shortness, sql`${course.title}`, sql`${course.id}`],
		newest: [sql`-coalesce(${course.publishedAt}, 0)`, sql`${course.title}`, sql`${course.id}`]
	}[sort];
	if (values.length !== parts.length) return undefined;
	const given = values.map((value) => sql`${typeof value === 'number' ? value : String(value)}`);
	return sql`(${sql.join(parts, sql`, `)}) > (${sql.join(given, sql`, `)})`;
}
