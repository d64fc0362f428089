/** People who could be put on the list of an event, with where they stand. */
import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { appointedOn } from '#api/modules/competencies/index.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { signup } from '#db/schema/workshops.ts';
import { eligibilityFrom, type RequirementRow } from './eligibility-facts.ts';
import { personClashes } from './person-clashes.ts';

export const candidatesRead = (call: Call, eventId: string, where: SQL | undefined) =>
	call.db
		.select({
			person,
			position: position.name,
			unit: unit.name,
			status: signup.status
		})
		.from(person)
		.leftJoin(
			appointment,
			and(eq(appointment.personId, person.id), eq(appointment.kind, 'D'), appointedOn(call.today))
		)
		.leftJoin(position, eq(position.id, appointment.positionId))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.leftJoin(signup, and(eq(signup.eventId, eventId), eq(signup.personId, person.id)))
		.where(and(inArray(person.legalStatus, activeStatuses(call)), where))
		.orderBy(asc(person.name), asc(person.id));
export type CandidateAnswer = Awaited<ReturnType<typeof candidatesRead>>[number];

/** Kinds of service in which somebody works. */
export const activeStatuses = (call: Pick<Call, 'db'>) =>
	call.db
		.select({ code: legalStatus.code })
		.from(legalStatus)
		.where(sql`${legalStatus.active} = 1`);

type Given = {
	eventId: string;
	rows: readonly RequirementRow[];
	answers: readonly CandidateAnswer[];
};

export async function candidatesOut(call: Call, { eventId, rows, answers }: Given) {
	const people = answers.map((each) => each.person.id);
	const [standing, clashesOf] = await Promise.all([
		eligibilityFrom(call, { eventId, people, rows }),
		personClashes(call.db, { eventIds: [eventId], people })
	]);
	return answers.map((each) => ({
		personId: each.person.id,
		name: nameWithTitles(each.person),
		nip: each.person.nip,
		unit: each.unit,
		position: each.position,
		status: each.status,
		missing: standing(each.person.id).missing,
		clashes: clashesOf(eventId, each.person.id)
	}));
}
