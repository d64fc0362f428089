import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { SignupSource, SignupStatus } from '#api/domain/signup.ts';
import type { Tx } from '#db/client.ts';
import { forgetShifts } from './forget-shifts.ts';
import { unitOf } from './place-of.ts';
import { seatsLeft } from './seats.ts';

type Given = {
	eventId: string;
	source: SignupSource;
	/** In the order in which seats are given; `seat` takes one while there is one, and waits otherwise. */
	people: readonly { personId: string; status: SignupStatus | 'seat' }[];
};
type Row = { id: string; personId: string; status: SignupStatus; unitId: string | null };

/**
 * New registrations, or those that ended or were only invited, begun anew; nothing for who stands already. Seats are
 * counted and given by one statement, as many for one person as for a hall.
 */
export async function putOnList(tx: Tx, call: Call, { eventId, source, people }: Given) {
	if (people.length === 0) return [];
	const now = call.now.getTime();
	const ids = new Set(people.map(() => call.newId('sgn')));
	const given = JSON.stringify(
		[...ids].map((id, at) => [id, people[at]?.personId, people[at]?.status])
	);
	// Who takes up an invitation came by it; whom a unit proposes uses its quota, whoever had invited them.
	const sourceAgain =
		source === 'nomination'
			? sql`${source}`
			: sql`case when signup.status = 'invited' then signup.source else ${source} end`;
	const rows = await tx.all<Row>(sql`
		insert into signup (id, event_id, person_id, source, status, unit_id, created_at, updated_at)
		select j.value ->> 0, ${eventId}, j.value ->> 1, ${source},
			case when j.value ->> 2 <> 'seat' then j.value ->> 2
				when row_number() over (partition by j.value ->> 2 = 'seat' order by j.key) <= ${seatsLeft(eventId)}
				then 'booked' else 'waitlisted' end,
			${unitOf(call, sql`(j.value ->> 1)`)}, ${now}, ${now}
		from json_each(${given}) j where true order by j.key
		on conflict (event_id, person_id) where person_id is not null do update set
			status = excluded.status, unit_id = excluded.unit_id, source = ${sourceAgain},
			-- A place in the queue is as old as the asking, not as a registration given up long ago.
			created_at = excluded.created_at, updated_at = excluded.updated_at, offer_ends_at = null
		where signup.status in ('invited', 'rejected', 'cancelled')
		returning id, person_id as "personId", status, unit_id as "unitId"`);
	await forgetShifts(
		tx,
		call,
		rows.flatMap(({ id }) => (ids.has(id) ? [] : [id]))
	);
	return people.flatMap(({ personId }) => rows.find((row) => row.personId === personId) ?? []);
}
