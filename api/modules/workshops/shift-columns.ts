/** Which shift everybody of an event comes to, as official lists say it. */
import { asc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { shortDate } from '#api/domain/document-date.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { parallelsOf } from '#api/domain/workshop-shift.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { signup, workshopSession } from '#db/schema/workshops.ts';
import { clockOf } from './document-words.ts';

type Session = typeof workshopSession.$inferSelect;
type Choice = { signupId: string; sessionId: string | null };

export const shiftListReads = (call: Call, eventId: string) =>
	[
		call.db
			.select()
			.from(workshopSession)
			.where(eq(workshopSession.eventId, eventId))
			.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id)),
		call.db
			.select({ signupId: signupShift.signupId, sessionId: signupShift.sessionId })
			.from(signup)
			.innerJoin(signupShift, eq(signupShift.signupId, signup.id))
			.where(eq(signup.eventId, eventId))
	] as const;

/** A column for each session that is given several times. */
export const shiftColumns = (sessions: readonly Session[], choices: readonly Choice[]) =>
	parallelsOf(sessions)
		.filter(([first]) => first.shiftGroup !== null)
		.map((shifts) => ({
			head: `Shift ${shifts[0].title}`,
			of: (signupId: string) => {
				const at = chosenAt(shifts, choices, signupId);
				const own = shifts[at];
				return own ? `Shift ${at + 1} (${whenOf(own)})` : 'belum dipilih';
			}
		}));

/** Which of how many a session is; null when it is given once. */
export function shiftPlace(session: Session, sessions: readonly Session[]) {
	const shifts = parallelsOf(sessions).find((each) => each.some(({ id }) => id === session.id));
	if (!session.shiftGroup || !shifts) return null;
	return { number: shifts.findIndex(({ id }) => id === session.id) + 1, shifts };
}

export const chosenAt = (
	shifts: readonly Session[],
	choices: readonly Choice[],
	signupId: string
) =>
	shifts.findIndex(({ id }) =>
		choices.some((each) => each.signupId === signupId && each.sessionId === id)
	);

const whenOf = ({ startsAt, zone }: Session) =>
	`${shortDate(civilDateOf(startsAt, zone))} ${clockOf(startsAt, zone)}`;
