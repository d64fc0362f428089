import type { Call } from '#api/call.ts';
import { opensAt } from '#api/domain/attendance.ts';
import { Rules } from '#api/rules.ts';
import { sessionOut, visibleSession } from './attendance-visible.ts';
import { countArrivals } from './count-arrivals.ts';
import { attendanceRulesOf, attendanceRulesQuery } from './attendance-facts.ts';
import { sessionSecret } from './session-secret.ts';

/** What a trainer's device needs to show the code of a session by itself, without network after this. */
export async function getCodeDevice(call: Call, { sessionId }: { sessionId: string }) {
	const found = await visibleSession(call.db, call, sessionId);
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
