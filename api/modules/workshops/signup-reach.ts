/** Registrations as far as a desk reaches: the supervisor's people, HR's units. */
import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Permission } from '#api/domain/permissions.ts';
import type { Desk } from '#api/domain/signup.ts';
import { personInReach } from '#api/modules/competencies/index.ts';
import { signup } from '#db/schema/workshops.ts';

export const deskPermission = {
	requested: 'signup.approve',
	reviewed: 'signup.review'
} as const satisfies Record<Desk, Permission>;

/** The condition that a decision still matters: the event is open and has not begun. */
export const stillDecided = (call: Pick<Call, 'now'>): SQL =>
	sql`exists (select 1 from workshop_event e where e.id = ${signup.eventId} and e.status = 'open'
		and not exists (select 1 from workshop_session b
			where b.event_id = e.id and b.starts_at <= ${call.now.getTime()}))`;

/** What waits at one desk of the caller. */
export const atDesk = (call: Call, desk: Desk): SQL | undefined =>
	and(
		eq(signup.status, desk),
		call.can(deskPermission[desk])
			? personInReach(call, deskPermission[desk], signup.personId)
			: sql`0`
	);

/** What the caller decides about, or decided: own people at either desk. */
export const ofAnyDesk = (call: Call): SQL | undefined => {
	const reaches = (['requested', 'reviewed'] as const)
		.filter((desk) => call.can(deskPermission[desk]))
		.map((desk) => personInReach(call, deskPermission[desk], signup.personId) ?? sql`1`);
	return reaches.length > 0 ? or(...reaches) : sql`0`;
};
