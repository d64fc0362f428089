/**
 * Finding people among many, as a condition on `person`. A list is shown by name, so there are two ways:
 * fetch the few that are meant and sort them, or walk the names in order and keep whom the condition
 * fits. The few are fewer than the walk is long; many make the walk short. Either way a page costs the
 * same in an agency of five thousand and of five hundred thousand.
 */
import { and, eq, gte, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import type { Call } from './call.ts';
import { nameParts, numberRange } from './domain/person-search.ts';

/** So many are fetched and sorted at most. */
const few = 2_000;

type Asked = { q?: string | undefined; unitId?: string | undefined };
/** One thing asked: the ids that are meant, and the same as a test of one person. */
type Way = { ids: SQL; fits: SQL };

/** One round trip to see how many are meant; none when nothing is asked. */
export async function peopleFound(call: Call, asked: Asked): Promise<SQL | undefined> {
	const ways = [named(asked.q), placed(call, asked.unitId)].filter((way) => way !== undefined);
	const [first, ...rest] = ways.map((way) => countOf(call, way));
	if (!first) return undefined;
	const counts = await call.readAll([first, ...rest]);
	return and(
		...ways.map(({ ids, fits }, at) =>
			(counts[at]?.[0]?.count ?? 0) <= few ? sql`${person.id} in (${ids})` : fits
		)
	);
}

const countOf = (call: Call, { ids }: Way) =>
	call.db.select({ count: sql<number>`count(*)` }).from(sql`(${ids} limit ${few + 1}) as meant`);

/** Names by parts of their words, numbers by their beginning. */
function named(q: string | undefined): Way | undefined {
	const range = numberRange(q ?? '');
	if (range) {
		const { from, below } = range;
		return {
			ids: sql`select p.id from person p where p.nip >= ${from} and p.nip < ${below}`,
			fits: sql`+${person.nip} >= ${from} and +${person.nip} < ${below}`
		};
	}
	const parts = nameParts(q ?? '');
	// Typed, but nothing to go by (one letter): nobody is meant, rather than everybody.
	if (parts.length === 0)
		return q?.trim() ? { ids: sql`select null where 0`, fits: sql`0` } : undefined;
	const match = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(' ');
	return {
		ids: sql`select n.person_id from person_search s cross join person_search_number n on n.number = s.rowid where s.name match ${match}`,
		fits: sql`${and(...parts.map((part) => sql`instr(lower(' ' || ${person.name}), ${part}) > 0`))}`
	};
}

/** Who is appointed in the unit, or anywhere below it, today. */
function placed(call: Call, unitId: string | undefined): Way | undefined {
	if (!unitId) return undefined;
	const { today } = call;
	const path = sql`(select top.path from unit top where top.id = ${unitId})`;
	const within = and(
		gte(unit.path, path),
		lt(unit.path, sql`substr(${path}, 1, length(${path}) - 1) || '0'`),
		lte(appointment.validFrom, today),
		or(isNull(appointment.validTo), gte(appointment.validTo, today))
	);
	const places = sql`from ${unit} join ${appointment} on ${eq(appointment.unitId, unit.id)} where ${within}`;
	return {
		ids: sql`select ${appointment.personId} ${places}`,
		fits: sql`exists (select 1 ${places} and ${appointment.personId} = ${person.id})`
	};
}
