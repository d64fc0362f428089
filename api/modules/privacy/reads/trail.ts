import { desc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import type { ReadDb } from '#db/client.ts';
import { auditEvent, request } from '#db/schema/audit.ts';

/** What a person did, and what others did to what is theirs. */
export function trailReads(db: ReadDb, personId: string) {
	// What was answered then stands in the other tables now, but for one-time links, which are secrets.
	const { answer: _answer, inputHash: _input, key: _key, ...asked } = getTableColumns(request);
	const subjects = sql`(
		select 'person:' || ${personId}
		union all select 'enrolment:' || id from enrolment where person_id = ${personId}
		union all select 'certificate:' || id from certificate where person_id = ${personId}
		union all select 'claim:' || id from credit_entry where person_id = ${personId}
		union all select 'correction:' || id from correction_request where person_id = ${personId}
		union all select 'notification:' || id from notification where person_id = ${personId}
	)`;
	return {
		auditEvent: db
			.select()
			.from(auditEvent)
			.where(or(eq(auditEvent.actorId, personId), inArray(auditEvent.subject, subjects)))
			.orderBy(desc(auditEvent.at), desc(auditEvent.id)),
		request: db
			.select(asked)
			.from(request)
			.where(eq(request.actorId, personId))
			.orderBy(desc(request.at))
	};
}
