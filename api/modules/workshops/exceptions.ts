/** Who may come to an event all the same, who says so, and what was said before. */
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { eventException } from '#db/schema/admission.ts';
import { auditEvent } from '#db/schema/audit.ts';
import { person } from '#db/schema/organisation.ts';

const giver = alias(person, 'giver');

export const exceptionsRead = (call: Pick<Call, 'db'>, eventId: string) =>
	call.db
		.select({ person, reason: eventException.reason, by: giver.name, at: eventException.at })
		.from(eventException)
		.innerJoin(person, eq(person.id, eventException.personId))
		.leftJoin(giver, eq(giver.id, eventException.by))
		.where(eq(eventException.eventId, eventId))
		.orderBy(desc(eventException.at));

const before = (field: string) => sql`json_extract(${auditEvent.before}, ${`$.${field}`})`;

/** The audit trail alone knows what an exception said before it was given anew. */
export const earlierExceptionsRead = (call: Pick<Call, 'db'>, eventId: string) =>
	call.db
		.select({
			personId: eventException.personId,
			reason: sql<string>`${before('reason')}`,
			by: giver.name,
			at: sql<string>`${before('at')}`
		})
		.from(eventException)
		.innerJoin(auditEvent, eq(auditEvent.subject, sql`'person:' || ${eventException.personId}`))
		.leftJoin(giver, eq(giver.id, before('by')))
		.where(
			and(
				eq(eventException.eventId, eventId),
				eq(auditEvent.action, 'exception.given'),
				isNotNull(auditEvent.before),
				eq(before('eventId'), eventId)
			)
		)
		.orderBy(desc(auditEvent.at));

type Standing = Awaited<ReturnType<typeof exceptionsRead>>[number];
type Earlier = Awaited<ReturnType<typeof earlierExceptionsRead>>[number];

export const exceptionsOut = (standing: readonly Standing[], earlier: readonly Earlier[]) =>
	standing.map(({ person: of, reason, by, at }) => ({
		name: nameWithTitles(of),
		nip: of.nip,
		...{ reason, by, at: at.toISOString() },
		earlier: earlier
			.filter(({ personId }) => personId === of.id)
			.map((each) => ({ reason: each.reason, by: each.by, at: each.at }))
	}));
