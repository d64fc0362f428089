import { and, eq, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { opensAt } from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import { workshopSession } from '#db/schema/workshops.ts';
import { chargedSession, sessionOut, sessionsQuery } from './attendance-visible.ts';
import { countArrivals } from './count-arrivals.ts';
import { attendanceRulesOf, attendanceRulesQuery } from './attendance-facts.ts';
import { tookOver } from './room-pins.ts';
import { sessionSecret } from './session-secret.ts';

/** What a trainer's device needs to show the code of a session by itself, without network after this. */
export async function getCodeDevice(call: Call, { sessionId }: { sessionId: string }) {
	const [found] = await sessionsQuery(call.db).where(
		and(eq(workshopSession.id, sessionId), or(chargedSession(call), tookOver(call)))
	);
	if (!found) throw new Problem('not-found');
	const [arrivals, rules, secret] = await Promise.all([
		countArrivals(call, { sessionId }),
		attendanceRulesQuery(call),
		sessionSecret(call, found.session)
	]);
	const { openMinutes } = attendanceRulesOf(new Rules(rules));
	return {
		session: { ...sessionOut(found), sealed: found.session.sealedAt !== null },
		secret,
		opensAt: opensAt(found.session, openMinutes).toISOString(),
		arrivals
	};
}
