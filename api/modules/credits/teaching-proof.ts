/** What somebody taught: the sessions behind an entry that teaching posted. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { teachingRoles } from '#api/domain/teaching.ts';
import { creditEntry } from '#db/schema/credits.ts';
import { sessionTrainer, workshopSession } from '#db/schema/workshops.ts';
import type { ClaimProof } from './contract.ts';
import { isOfTeaching, trainerOfTeaching } from './credit-title.ts';

export const teachingRead = (call: Call, entryId: string) =>
	call.db
		.select({
			title: workshopSession.title,
			startsAt: workshopSession.startsAt,
			zone: workshopSession.zone,
			jp: workshopSession.jp,
			role: sessionTrainer.role
		})
		.from(creditEntry)
		.innerJoin(sessionTrainer, eq(sessionTrainer.trainerId, trainerOfTeaching))
		.innerJoin(
			workshopSession,
			and(eq(workshopSession.id, sessionTrainer.sessionId), isOfTeaching(workshopSession.eventId))
		)
		.where(
			and(
				eq(creditEntry.id, entryId),
				eq(creditEntry.sourceType, 'teaching'),
				inArray(sessionTrainer.role, [...teachingRoles])
			)
		)
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id));

type Answer = Awaited<ReturnType<typeof teachingRead>>;

export const teachingOut = (rows: Answer): ClaimProof['teaching'] =>
	rows.length > 0 ? rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() })) : null;
