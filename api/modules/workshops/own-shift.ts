import { sql, type SQL } from 'drizzle-orm';
import { signupShift } from '#db/schema/shifts.ts';
import { workshopSession } from '#db/schema/workshops.ts';

/** The condition that a session is not another shift than the one this registration chose. */
export const notAnotherShift = (signupId: SQL | string | { getSQL(): SQL }) =>
	sql`not exists (select 1 from ${signupShift} c where c.signup_id = ${signupId}
		and c.shift_group = ${workshopSession.shiftGroup} and c.session_id <> ${workshopSession.id})`;

/** The condition that a session is no shift, or the one this registration chose. */
export const comesTo = (signupId: SQL | string | { getSQL(): SQL }) =>
	sql`(${workshopSession.shiftGroup} is null or exists (select 1 from ${signupShift} c
		where c.signup_id = ${signupId} and c.session_id = ${workshopSession.id}))`;
