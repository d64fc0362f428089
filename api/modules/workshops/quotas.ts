/** Quotas of an event with the seats that are taken of them. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Quota } from '#api/domain/event-quota.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { eventQuota } from '#db/schema/admission.ts';
import { unit } from '#db/schema/organisation.ts';

/** Who was proposed from there and neither declined nor was refused. */
const used = sql<number>`(
	select count(*) from signup s join unit su on su.id = s.unit_id
	where s.event_id = ${eventQuota.eventId} and s.source = 'nomination'
		and s.status not in ('rejected', 'cancelled')
		and su.path >= ${unit.path} and su.path < substr(${unit.path}, 1, length(${unit.path}) - 1) || '0')`;

export const quotasRead = (db: ReadDb | Tx, eventId: string) =>
	db
		.select({
			unitId: eventQuota.unitId,
			name: unit.name,
			path: unit.path,
			seats: eventQuota.seats,
			used
		})
		.from(eventQuota)
		.innerJoin(unit, eq(unit.id, eventQuota.unitId))
		.where(eq(eventQuota.eventId, eventId))
		.orderBy(asc(unit.name));
export type QuotaRow = Quota & { name: string };

export const quotaOut = ({ unitId, name, seats, used: taken }: QuotaRow) => ({
	unit: { id: unitId, name },
	seats,
	used: taken
});
