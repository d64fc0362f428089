/** Who may come to an event all the same, who says so, and what was said before. */
import { desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { eventException, eventExceptionEarlier } from '#db/schema/admission.ts';
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

/** What these exceptions said before they were given anew. */
export const earlierExceptionsRead = (call: Pick<Call, 'db'>, eventId: string) =>
	call.db
		.select({
			personId: eventExceptionEarlier.personId,
			reason: eventExceptionEarlier.reason,
			by: giver.name,
			at: eventExceptionEarlier.at
		})
		.from(eventExceptionEarlier)
		.leftJoin(giver, eq(giver.id, eventExceptionEarlier.by))
		.where(eq(eventExceptionEarlier.eventId, eventId))
		.orderBy(desc(eventExceptionEarlier.at));

type Standing = Awaited<ReturnType<typeof exceptionsRead>>[number];
type Earlier = Awaited<ReturnType<typeof earlierExceptionsRead>>[number];

export const exceptionsOut = (standing: readonly Standing[], earlier: readonly Earlier[]) =>
	standing.map(({ person: of, reason, by, at }) => ({
		name: nameWithTitles(of),
		nip: of.nip,
		...{ reason, by, at: at.toISOString() },
		earlier: earlier
			.filter(({ personId }) => personId === of.id)
			.map((each) => ({ reason: each.reason, by: each.by, at: each.at.toISOString() }))
	}));
