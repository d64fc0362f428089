import { and, desc, eq, gte, like, lt, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { addDays, startOfDay } from '#api/domain/period.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { auditEvent } from '#db/schema/audit.ts';
import { person } from '#db/schema/organisation.ts';
import type { AuditQuery } from './contract.ts';

type Query = z.output<typeof AuditQuery>;

/** Who did what, newest first. Names are looked up for the reader; the audit holds ids only. */
export async function listAudit(call: Call, query: Query) {
	const rows = await call.db
		.select({ event: auditEvent, actorName: person.name })
		.from(auditEvent)
		.leftJoin(person, eq(person.id, auditEvent.actorId))
		.where(and(matching(query), between(call, query), afterCursor(query.after)))
		.orderBy(desc(auditEvent.at), desc(auditEvent.id))
		.limit(query.limit + 1);
	const { items, next } = page(rows, query.limit, ({ event }) => [event.at.getTime(), event.id]);
	return {
		items: items.map(({ event, actorName }) => ({
			id: event.id,
			at: event.at.toISOString(),
			actorId: event.actorId,
			actorName,
			action: event.action,
			subject: event.subject,
			before: event.before,
			after: event.after
		})),
		next
	};
}

const matching = ({ subject, actorId, action }: Query) =>
	and(
		subject ? eq(auditEvent.subject, subject) : undefined,
		actorId ? eq(auditEvent.actorId, actorId) : undefined,
		action ? like(auditEvent.action, `${action.replace(/[%_]/g, '')}%`) : undefined
	);

const between = (call: Call, { from, to }: Query) =>
	and(
		from ? gte(auditEvent.at, startOfDay(from, call.zone)) : undefined,
		to ? lt(auditEvent.at, startOfDay(addDays(to, 1), call.zone)) : undefined
	);

function afterCursor(cursor: string | undefined) {
	const [at, id] = decodeCursor(cursor) ?? [];
	if (typeof at !== 'number' || typeof id !== 'string') return undefined;
	return or(
		lt(auditEvent.at, new Date(at)),
		and(eq(auditEvent.at, new Date(at)), lt(auditEvent.id, id))
	);
}
