import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { SignupStatus } from '#api/domain/signup.ts';
import type { Tx } from '#db/client.ts';
import { seatsLeft } from './seats.ts';

/** `seat` takes one while there is one, and waits otherwise. */
export type Step = { signupId: string; eventId: string; to: SignupStatus | 'seat' };

/** Moves registrations on, of one event or several: seats are counted and given in the order of the list, by one statement. */
export async function moveSignups(
	tx: Tx,
	call: Call,
	steps: readonly Step[]
): Promise<ReadonlyMap<string, SignupStatus>> {
	if (steps.length === 0) return new Map();
	const given = JSON.stringify(steps.map(({ signupId, eventId, to }) => [signupId, eventId, to]));
	const rows = await tx.all<{ id: string; status: SignupStatus }>(sql`
		update signup set status = next.status, updated_at = ${call.now.getTime()}
		from (select j.value ->> 0 as id,
			case when j.value ->> 2 <> 'seat' then j.value ->> 2
				when row_number() over (partition by j.value ->> 1, j.value ->> 2 = 'seat' order by j.key)
					<= ${seatsLeft(sql`(j.value ->> 1)`)}
				then 'booked' else 'waitlisted' end as status
			from json_each(${given}) j) as next
		where signup.id = next.id
		returning signup.id as id, signup.status as status`);
	return new Map(rows.map(({ id, status }) => [id, status]));
}
