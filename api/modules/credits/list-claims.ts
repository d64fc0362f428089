import { and, asc, count, desc, eq, lte, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { countUpTo } from '#api/count-up-to.ts';
import { mostCounted } from '#api/domain/most-counted.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { workingDaysBetween } from '#api/domain/working-days.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { calendarOf, holidaysRead } from '#api/modules/rules/index.ts';
import { peopleFound } from '#api/people-found.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { course } from '#db/schema/catalogue.ts';
import { creditEntry, creditState } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { claimRow, claimsQuery, type ClaimAnswer } from './claim-rows.ts';
import type { ClaimPage, ClaimQuery } from './contract.ts';
import { claimInReach } from './visible.ts';
import { completionOfEntry } from './credit-title.ts';

type Query = z.output<typeof ClaimQuery>;

/** The desk's queue: filtered, sorted and paged by the database. One round trip, two with a search. */
export async function listClaims(call: Call, query: Query): Promise<z.output<typeof ClaimPage>> {
	const inReach = and(eq(creditState.state, query.state), claimInReach(call, 'claim.read'));
	const meant = await peopleFound(call, { q: query.search });
	const chosen = and(inReach, meant, ...filters(call, query));
	const order = query.sort === 'oldest' ? asc : desc;
	// What to filter by, and how much of it, is told of the claims that have waited longest.
	const front = call.db
		.select({ entryId: creditState.entryId, unitId: creditState.unitId })
		.from(creditState)
		.where(inReach)
		.orderBy(asc(creditState.submittedAt), asc(creditState.entryId))
		.limit(mostCounted)
		.as('front');
	const [rows, [counted], units, courses, ruleRows, holidays] = await call.readAll([
		claimsQuery(call)
			.where(and(chosen, afterCursor(query)))
			.orderBy(order(creditState.submittedAt), order(creditState.entryId))
			.limit(query.limit + 1),
		countUpTo(
			call,
			call.db
				.select({ one: sql`1` })
				.from(creditState)
				.innerJoin(person, eq(person.id, creditState.personId))
				.where(chosen)
		),
		call.db
			.select({ id: unit.id, name: unit.name, count: count() })
			.from(front)
			.innerJoin(unit, eq(unit.id, front.unitId))
			.groupBy(unit.id)
			.orderBy(asc(unit.name)),
		call.db
			.select({ id: course.id, name: course.title, count: count() })
			.from(front)
			.innerJoin(creditEntry, eq(creditEntry.id, front.entryId))
			.innerJoin(completion, completionOfEntry)
			.innerJoin(course, eq(course.id, completion.courseId))
			.groupBy(course.id)
			.orderBy(asc(course.title)),
		rulesQuery(call.db, call.today, ['verifikasi.sla_hari_kerja', 'kalender.hari_kerja']),
		holidaysRead(call)
	]);
	const { items, next } = page(rows, query.limit, (row) => [
		row.submittedAt.getTime(),
		row.entryId
	]);
	const rules = new Rules(ruleRows);
	const dueDays = rules.number('verifikasi.sla_hari_kerja').value;
	const calendar = calendarOf(rules, holidays);
	const lateDays = ({ state, submittedAt }: ClaimAnswer) => {
		if (state !== 'submitted') return 0;
		const from = civilDateOf(submittedAt, call.zone);
		return Math.max(0, workingDaysBetween(from, call.today, calendar) - dueDays);
	};
	return {
		items: items.map((row) => ({ ...claimRow(call, row), lateDays: lateDays(row) })),
		next,
		total: counted?.total ?? 0,
		dueDays,
		units,
		courses
	};
}

function filters(call: Call, query: Query): (SQL | undefined)[] {
	const { unitId, courseId, olderThan } = query;
	const before = olderThan && new Date(call.now.getTime() - olderThan * 86_400_000);
	return [
		unitId === undefined
			? undefined
			: sql`${creditState.unitId} in (
				select below.id from unit top join unit below
					on below.path >= top.path and below.path < substr(top.path, 1, length(top.path) - 1) || '0'
				where top.id = ${unitId})`,
		courseId === undefined
			? undefined
			: sql`${creditState.entryId} in (
				select e.id from completion c
				join credit_entry e on e.source_type = 'completion' and e.source_id = c.id
				where c.course_id = ${courseId})`,
		before ? lte(creditState.submittedAt, before) : undefined
	];
}

/** A row value comparison, so that the index of the queue carries the page. */
function afterCursor({ after, sort }: Query): SQL | undefined {
	const [at, entryId] = decodeCursor(after) ?? [];
	if (typeof at !== 'number' || typeof entryId !== 'string') return undefined;
	const than = sql`(${at}, ${entryId})`;
	const key = sql`(${creditState.submittedAt}, ${creditState.entryId})`;
	return sort === 'oldest' ? sql`${key} > ${than}` : sql`${key} < ${than}`;
}
