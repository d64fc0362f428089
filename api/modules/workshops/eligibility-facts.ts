/** What an event asks, with the facts of people against it. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { eligibility, unmet, type Rank, type RequirementKind } from '#api/domain/eligibility.ts';
import { appointedOn, gapFacts, gapReads, gapRowsOf } from '#api/modules/competencies/index.ts';
import { eventException, eventRequirement } from '#db/schema/admission.ts';
import { courseCompetency } from '#db/schema/catalogue.ts';
import { completion } from '#db/schema/learning.ts';
import { appointment, person, position } from '#db/schema/organisation.ts';
import { rank } from '#db/schema/rules.ts';
import { workshopEvent } from '#db/schema/workshops.ts';

/** The rows of an event, each with the name of what it is about. */
export const requirementsRead = (call: Pick<Call, 'db'>, eventId: string) =>
	call.db
		.select({
			kind: eventRequirement.kind,
			about: eventRequirement.about,
			name: sql<string | null>`case ${eventRequirement.kind}
				when 'position' then (select name from position where id = ${eventRequirement.about})
				when 'class' then (select name from position_class where code = ${eventRequirement.about})
				when 'rank' then (select coalesce(name || ' (' || code || ')', code) from rank where code = ${eventRequirement.about})
				when 'course' then (select title from course where id = ${eventRequirement.about}) end`
		})
		.from(eventRequirement)
		.where(eq(eventRequirement.eventId, eventId));
export type RequirementRow = Awaited<ReturnType<typeof requirementsRead>>[number];

export type Eligible = {
	requirements: { kind: RequirementKind; names: string[]; met: boolean }[];
	/** Why they may come all the same. */
	exception: string | null;
	/** What keeps them out; empty when nothing does. */
	missing: RequirementKind[];
};
type Given = { eventId: string; people: readonly string[]; rows: readonly RequirementRow[] };

const free: Eligible = { requirements: [], exception: null, missing: [] };

/** How people stand to what was read of an event. One round trip; none where nothing is asked. */
export async function eligibilityFrom(call: Call, { eventId, people, rows }: Given) {
	const found = new Map<string, Eligible>();
	if (rows.length === 0 || people.length === 0) return (_: string) => free;
	const ids = [...people];
	const asks = (kind: RequirementKind) => rows.some((each) => each.kind === kind);
	const [exceptions, positions, owns, ranks, done, raised, ...answers] = await call.readAll([
		call.db
			.select({ personId: eventException.personId, reason: eventException.reason })
			.from(eventException)
			.where(and(eq(eventException.eventId, eventId), inArray(eventException.personId, ids))),
		call.db
			.select({
				personId: appointment.personId,
				id: position.id,
				classCode: position.classCode
			})
			.from(appointment)
			.innerJoin(position, eq(position.id, appointment.positionId))
			.where(and(inArray(appointment.personId, ids), appointedOn(call.today))),
		call.db
			.select({ id: person.id, rankCode: person.rankCode })
			.from(person)
			.where(inArray(person.id, ids)),
		call.db.select({ code: rank.code, ladder: rank.kind, sequence: rank.sequence }).from(rank),
		call.db
			.select({ personId: completion.personId, courseId: completion.courseId })
			.from(completion)
			.where(
				and(
					inArray(completion.personId, ids),
					inArray(
						completion.courseId,
						rows.flatMap((each) => (each.kind === 'course' ? [each.about] : []))
					)
				)
			),
		call.db
			.select({ competencyId: courseCompetency.competencyId })
			.from(courseCompetency)
			.innerJoin(workshopEvent, eq(workshopEvent.courseId, courseCompetency.courseId))
			.where(eq(workshopEvent.id, eventId)),
		// Levels are counted only where a gap is asked for.
		...gapReads(call, asks('gap') ? ids : [], call.today)
	]);
	const facts = gapFacts(answers);
	const rankOf = (code: string): Rank | undefined => ranks.find((each) => each.code === code);
	const wanted = new Set(raised.map((each) => each.competencyId));
	const named = new Map(rows.map((each) => [`${each.kind} ${each.about}`, each.name]));

	for (const id of ids) {
		const held = positions.filter((each) => each.personId === id);
		const own = owns.find((each) => each.id === id)?.rankCode;
		const all = eligibility({
			requirements: rows,
			applicant: {
				positions: held.map((each) => each.id),
				classes: held.map((each) => each.classCode),
				rank: (own && rankOf(own)) || null,
				gap:
					asks('gap') &&
					gapRowsOf(facts, id, call.today).some(
						(each) => each.gap > 0 && wanted.has(each.competencyId)
					),
				courses: done.flatMap((each) => (each.personId === id ? [each.courseId] : []))
			},
			rankOf
		});
		const exception = exceptions.find((each) => each.personId === id)?.reason ?? null;
		found.set(id, {
			requirements: all.map(({ kind, abouts, met }) => ({
				kind,
				met,
				names: abouts.flatMap((about) => named.get(`${kind} ${about}`) ?? [])
			})),
			exception,
			missing: exception === null ? unmet(all) : []
		});
	}
	return (personId: string) => found.get(personId) ?? free;
}

/** The same for an event of which nothing was read yet. */
export async function eligibilityOf(call: Call, given: Omit<Given, 'rows'>) {
	const rows = await requirementsRead(call, given.eventId);
	return eligibilityFrom(call, { ...given, rows });
}
