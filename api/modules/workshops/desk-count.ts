import { and, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { countUpTo } from '#api/count-up-to.ts';
import { desks } from '#api/domain/signup.ts';
import { signup } from '#db/schema/workshops.ts';
import { atDesk, stillDecided } from './signup-reach.ts';

/** How much waits for the caller's word, at either desk; never their own. A number inside a statement. */
export const deskCount = (call: Call) =>
	countUpTo(
		call,
		call.db
			.select({ one: sql`1` })
			.from(signup)
			.where(
				and(
					inArray(signup.status, [...desks]),
					stillDecided(call),
					or(...desks.map((desk) => atDesk(call, desk))),
					or(isNull(signup.personId), ne(signup.personId, call.me))
				)
			)
	);
