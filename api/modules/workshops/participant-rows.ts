import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { SignupStatus } from '#api/domain/signup.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { signup } from '#db/schema/workshops.ts';

/** The name as the list sorts by it: a person's, or a guest's. */
export const participantName = sql<string>`coalesce(${person.name}, ${signup.guestName}, '')`;

/** What somebody on the list is today, by their definitive appointment first. */
export const mainPosition = (call: Call) =>
	sql<string | null>`(
		select p.name from appointment a join position p on p.id = a.position_id
		where a.person_id = ${signup.personId} and a.valid_from <= ${call.today}
			and (a.valid_to is null or a.valid_to >= ${call.today})
		order by a.kind = 'D' desc, a.valid_from desc limit 1)`;

export type ParticipantFilter = {
	status?: SignupStatus | undefined;
	unitId?: string | undefined;
	/** A session that is a shift, or `none`. */
	shift?: string | undefined;
};

/** Who is on the list of an event. */
export const participantsQuery = (call: Call) =>
	call.db
		.select({
			signup,
			name: participantName,
			nip: person.nip,
			unit: unit.name,
			position: mainPosition(call),
			shifts: sql<string | null>`(
				select group_concat(c.session_id) from signup_shift c where c.signup_id = ${signup.id})`
		})
		.from(signup)
		.leftJoin(person, eq(person.id, signup.personId))
		.leftJoin(unit, eq(unit.id, signup.unitId));

export const participantsOf = (
	eventId: string,
	{ status, unitId, shift }: ParticipantFilter
): SQL | undefined =>
	and(
		eq(signup.eventId, eventId),
		status ? eq(signup.status, status) : undefined,
		unitId === 'none' ? or(isNull(signup.unitId)) : unitId ? eq(signup.unitId, unitId) : undefined,
		shift === 'none' ? hasNoShift : shift ? comesToShift(shift) : undefined
	);

const comesToShift = (sessionId: string) =>
	sql`${signup.status} = 'booked' and exists (select 1 from signup_shift c
		where c.signup_id = ${signup.id} and c.session_id = ${sessionId})`;

const hasNoShift = sql`${signup.status} = 'booked' and exists (select 1 from workshop_session x
	where x.event_id = ${signup.eventId} and x.shift_group is not null and not exists (
		select 1 from signup_shift c where c.signup_id = ${signup.id}
		and c.shift_group = x.shift_group and c.session_id is not null))`;
