import { and, asc, eq, exists, ne, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { countUpTo } from '#api/count-up-to.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { peopleFound } from '#api/people-found.ts';
import {
	appointedOn,
	gapFacts,
	gapReads,
	gapRowsOf,
	personInReach,
	withinUnits
} from '#api/modules/competencies/index.ts';
import { ledgerOf, linesQuery } from '#api/modules/credits/index.ts';
import { supervisorIn, supervisorReads } from '#api/modules/organisation/index.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import type { TeamPage, TeamQuery } from './contract.ts';

type Query = z.output<typeof TeamQuery>;

/** The people whom the caller leads or looks after, with JP and open gaps. Two round trips, three with a search. */
export async function listTeam(call: Call, query: Query): Promise<z.output<typeof TeamPage>> {
	const isWide = call.scopeOf('team.read').kind === 'all';
	const meant = await peopleFound(call, { q: query.search, unitId: query.unitId });
	const chosen = and(
		personInReach(call, 'team.read'),
		ne(person.id, call.actor.personId ?? ''),
		meant
	);
	const [rows, [counted], units] = await call.readAll([
		call.db
			.select()
			.from(person)
			.where(and(chosen, afterCursor(query)))
			.orderBy(asc(person.name), asc(person.id))
			.limit(query.limit + 1),
		call.db
			.select({ total: sql<number | null>`${isWide ? null : countOf(call, chosen)}` })
			.from(sql`(select 1)`),
		unitsRead(call)
	]);
	const { items, next } = page(rows, query.limit, (row) => [row.name, row.id]);
	if (items.length === 0) return { items: [], next, total: counted?.total ?? null, units };

	const ids = items.map((row) => row.id);
	const supervisors = supervisorReads(call.db, ids, call.today);
	const [entries, places, named, holders, heads, ...answers] = await call.readAll([
		linesQuery(call, ids),
		...supervisors,
		...gapReads(call, ids, call.today)
	]);

	const facts = gapFacts(answers);
	const leading = [places, named, holders, heads] as const;
	return {
		items: items.map((row) => {
			const ledger = { call, person: row, entries, decisions: [], facts, on: call.today };
			const { balance } = ledgerOf(ledger);
			const gaps = gapRowsOf(facts, row.id, call.today);
			const place = facts.positions.find((each) => each.personId === row.id);
			return {
				personId: row.id,
				name: nameWithTitles(row),
				nip: row.nip,
				position: place?.position ?? null,
				unit: place?.unit ?? null,
				supervisor: othersThan(call, supervisorIn(leading, row.id)),
				verified: balance.verified,
				submitted: balance.submitted,
				target: balance.target.jp,
				bound: balance.target.bound,
				band: balance.band,
				openGaps: gaps.filter((gap) => gap.gap > 0).length,
				competencies: gaps.length
			};
		}),
		next,
		total: counted?.total ?? null,
		units
	};
}

/** The caller knows whom they supervise themselves. */
const othersThan = (call: Call, supervisor: ReturnType<typeof supervisorIn>) =>
	supervisor && supervisor.id !== call.actor.personId ? supervisor.name : null;

const countOf = (call: Call, chosen: SQL | undefined) =>
	countUpTo(
		call,
		call.db
			.select({ one: sql`1` })
			.from(person)
			.where(chosen)
	);

/** Units within reach where somebody works, for the filter. */
function unitsRead(call: Call) {
	const scope = call.scopeOf('team.read');
	const staff = call.db
		.select({ one: sql`1` })
		.from(appointment)
		.where(and(eq(appointment.unitId, unit.id), appointedOn(call.today)));
	return call.db
		.select({ id: unit.id, name: unit.name })
		.from(unit)
		.where(and(exists(staff), scope.kind === 'units' ? withinUnits(scope.unitPaths) : undefined))
		.orderBy(asc(unit.name))
		.limit(300);
}

function afterCursor({ after }: Query): SQL | undefined {
	const [name, id] = decodeCursor(after) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return sql`(${person.name}, ${person.id}) > (${name}, ${id})`;
}
