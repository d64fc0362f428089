import { eq, sql } from 'drizzle-orm';
import { teachingSource } from '#api/domain/teaching.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { workshopEvent } from '#db/schema/workshops.ts';

/**
 * Whether an event has taken place for somebody: an attendance that counts stands, or an earlier closing gave a
 * completion or a line for teaching that nobody took back.
 */
export const attendedEvent = (eventId: string) => {
	const marked = sql`exists (select 1 from workshop_session s
		join attendance_mark k on k.session_id = s.id
		join attendance_status a on a.code = k.status and a.weight > 0
		where s.event_id = ${eventId}
			and not exists (select 1 from attendance_mark l where l.voids_id = k.id))`;
	const completed = sql`exists (select 1 from signup g join completion c on c.signup_id = g.id
		where g.event_id = ${eventId})`;
	// The character that follows the point: every trainer of this event and none of another.
	const taught = sql`exists (select 1 from credit_entry e join credit_state t on t.entry_id = e.id
		where e.source_type = 'teaching' and e.source_id >= ${teachingSource(eventId, '')}
			and e.source_id < ${`${eventId}/`} and t.state in ('submitted', 'verified'))`;
	return sql<number>`(${marked} or ${completed} or ${taught})`;
};

export const attendedRead = (db: ReadDb | Tx, eventId: string) =>
	db
		.select({ attended: attendedEvent(eventId) })
		.from(workshopEvent)
		.where(eq(workshopEvent.id, eventId));
