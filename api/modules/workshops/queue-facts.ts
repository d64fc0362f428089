import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import type { Call } from '#api/call.ts';
import { queueCriteria, queueOrder, type Waiting } from '#api/domain/signup-queue.ts';
import { gapFacts, gapReads, gapRowsOf } from '#api/modules/competencies/index.ts';
import { ledgerOf, linesQuery } from '#api/modules/credits/index.ts';
import type { Rules } from '#api/rules.ts';
import { courseCompetency } from '#db/schema/catalogue.ts';
import { person } from '#db/schema/organisation.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';

export type Queued = Waiting & { personId: string };

/** Who waits for an event, where `when` holds, and what it raises; spread them into `call.readAll`, hand the answers to `queueFrom`. */
export const queueReads = (call: Call, eventId: string, when?: SQL) =>
	[
		call.db
			.select({
				signupId: signup.id,
				askedAt: signup.createdAt,
				person: { id: person.id, kind: person.kind, contractStart: person.contractStart },
				unitSeats: sql<number>`(
					select count(*) from signup s where s.event_id = ${eventId} and s.status in ('booked', 'offered')
						and s.unit_id is ${signup.unitId})`,
				passed: sql<number>`(
					select count(*) from signup_status h where h.signup_id = ${signup.id} and h.status = 'offered')`
			})
			.from(signup)
			.innerJoin(person, eq(person.id, signup.personId))
			.where(and(eq(signup.eventId, eventId), eq(signup.status, 'waitlisted'), when))
			.orderBy(asc(signup.createdAt)),
		call.db
			.select({ competencyId: courseCompetency.competencyId })
			.from(courseCompetency)
			.innerJoin(workshopEvent, eq(workshopEvent.courseId, courseCompetency.courseId))
			.where(eq(workshopEvent.id, eventId))
	] as const;

export type QueueAnswers = BatchResponse<ReturnType<typeof queueReads>>;

/** The waiting list in the order of the rule, out of the answers to `queueReads`. One round trip; none when nobody waits. */
export async function queueFrom(call: Call, [rows, raised]: QueueAnswers): Promise<Queued[]> {
	if (rows.length === 0) return [];

	const ids = rows.map((row) => row.person.id);
	const [entries, ...answers] = await call.readAll([
		linesQuery(call, ids),
		...gapReads(call, ids, call.today)
	]);
	const facts = gapFacts(answers);
	const wanted = new Set(raised.map((each) => each.competencyId));
	const waiting = rows.map(({ person: who, ...row }): Queued => {
		const { balance } = ledgerOf({
			call,
			person: who,
			entries,
			decisions: [],
			facts,
			on: call.today
		});
		const gaps = gapRowsOf(facts, who.id, call.today);
		return {
			...row,
			personId: who.id,
			gap: gaps.some((each) => each.gap > 0 && wanted.has(each.competencyId)),
			belowTarget: balance.verified < (balance.target.jp ?? 0)
		};
	});
	return queueOrder(waiting, criteriaOf(facts.rules));
}

function criteriaOf(rules: Rules) {
	const { value } = rules.list('pendaftaran.urutan_prioritas');
	return queueCriteria
		.filter((each) => value.includes(each))
		.toSorted((a, b) => value.indexOf(a) - value.indexOf(b));
}
