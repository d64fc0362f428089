import { and, eq, gte, lt, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { lastDayOf } from '#api/domain/period.ts';
import { teachingForm, teachingSource } from '#api/domain/teaching.ts';
import { taughtHours } from '#api/modules/workshops/index.ts';
import type { Tx } from '#db/client.ts';
import { creditEntry, creditState } from '#db/schema/credits.ts';
import type { NewCredit } from './contract.ts';
import { postCredits } from './post-credits.ts';
import { voidCredit } from './void-credit.ts';

/**
 * What own people earn by teaching at an event, waiting for HR like any other claim; nothing where the rule
 * `jp.mengajar` does not count it. An event that was opened again and changed corrects its lines: what no longer
 * fits is taken back and posted anew, what still fits stays with what HR said of it.
 */
export async function postTeaching(tx: Tx, call: Call, eventId: string) {
	const formCode = teachingForm((await call.rules()).get('jp.mengajar')?.value);
	if (!formCode) return;
	const taught = await taughtHours(tx, eventId);
	const credits = taught.map(({ personId, trainerId, jp, endsAt }) => ({
		personId,
		sourceType: 'teaching' as const,
		sourceId: teachingSource(eventId, trainerId),
		formCode,
		completedOn: lastDayOf(endsAt, call.zone),
		stated: jp,
		verified: false
	}));
	for (const entry of await standingEntries(tx, eventId))
		if (!credits.some((credit) => isStill(entry, credit))) await voidCredit(tx, call, entry.id);
	await postCredits(tx, call, credits);
}

/** The lines that earlier closings of the event posted and nobody took back. */
async function standingEntries(tx: Tx, eventId: string) {
	const rows = await tx
		.select({ entry: creditEntry })
		.from(creditEntry)
		.innerJoin(creditState, eq(creditState.entryId, creditEntry.id))
		.where(
			and(
				eq(creditEntry.sourceType, 'teaching'),
				gte(creditEntry.sourceId, teachingSource(eventId, '')),
				// The character that follows the point: every trainer of this event and none of another.
				lt(creditEntry.sourceId, `${eventId}/`),
				ne(creditState.state, 'voided')
			)
		);
	return rows.map(({ entry }) => entry);
}

/** A form that counts by activity gives the same whatever the hours. */
const isStill = (
	{ sourceId, personId, formCode, completedOn, reason }: typeof creditEntry.$inferSelect,
	credit: NewCredit
) =>
	sourceId === credit.sourceId &&
	personId === credit.personId &&
	formCode === credit.formCode &&
	completedOn === credit.completedOn &&
	(reason.basis !== 'stated' || reason.rate === credit.stated);
