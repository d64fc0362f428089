/** Sessions as somebody's calendar program sees them: one read, whoever asks. */
import { eq, and, asc, gt, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import {
	ownState,
	sequenceOf,
	shownState,
	uidOf,
	type CalendarFacts,
	type EntryState
} from '#api/domain/calendar-entry.ts';
import type { ReadDb } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { signupShift } from '#db/schema/shifts.ts';
import {
	room,
	sessionTrainer,
	signup,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import type { CalendarItem } from '#api/ports/calendar.ts';

export const calendarRows = (db: ReadDb, personId: string) =>
	db
		.select({
			session: workshopSession,
			event: workshopEvent,
			course: course.title,
			room,
			mine: signup.status,
			signedAt: signup.updatedAt,
			steps: sql<number>`(select count(*) from signup_status ss where ss.signup_id = ${signup.id})`,
			shiftRevision: signupShift.revision,
			shiftAt: signupShift.updatedAt,
			chosenId: signupShift.sessionId,
			teaches: sql<number>`${teachesAt(personId)}`
		})
		.from(workshopSession)
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.leftJoin(
			signup,
			and(eq(signup.eventId, workshopSession.eventId), eq(signup.personId, personId))
		)
		.leftJoin(
			signupShift,
			and(
				eq(signupShift.signupId, signup.id),
				eq(signupShift.shiftGroup, workshopSession.shiftGroup)
			)
		)
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id))
		.$dynamic();

/** The condition that somebody teaches at a session. */
export const teachesAt = (personId: string): SQL =>
	sql`exists (select 1 from ${sessionTrainer} st join trainer t on t.id = st.trainer_id
		where st.session_id = ${workshopSession.id} and t.person_id = ${personId})`;

/** What began longer ago is in no calendar any more. */
const keptMs = 60 * 24 * 3_600_000;
export const stillInCalendar = (now: Date) =>
	gt(workshopSession.startsAt, new Date(now.getTime() - keptMs));

type Row = Awaited<ReturnType<typeof calendarRows>>[number];
type Given = { origin: string; now: Date };

/** What the owner of a feed reads: their registrations and their teaching, nothing else. */
export const ownItems = (rows: readonly Row[], given: Given): CalendarItem[] =>
	rows.flatMap((row) => {
		const state = ownState(factsOf(row), given.now);
		return state ? [itemOf(row, state, given)] : [];
	});

/** What somebody takes out of the page of an event. */
export const shownItems = (rows: readonly Row[], given: Given): CalendarItem[] =>
	rows.map((row) => itemOf(row, shownState(factsOf(row)), given));

const factsOf = (row: Row): CalendarFacts => ({
	sessionId: row.session.id,
	revision: row.session.revision,
	steps: row.mine === null ? 0 : row.steps + (row.shiftRevision ?? 0),
	event: row.event.status,
	mine: row.mine,
	teaches: row.teaches === 1,
	shift: shiftOf(row),
	changedAt: [row.event.updatedAt, row.signedAt, row.shiftAt].reduce<Date>(
		(latest, at) => (at && at > latest ? at : latest),
		row.session.updatedAt
	)
});

function shiftOf({ session, chosenId }: Row): CalendarFacts['shift'] {
	if (session.shiftGroup === null) return null;
	if (chosenId === null) return 'open';
	return chosenId === session.id ? 'own' : 'another';
}

/** The online address stays on the page: whoever comes to know a feed shall not join a meeting by it. */
function itemOf(row: Row, state: EntryState, { origin }: Given): CalendarItem {
	const facts = factsOf(row);
	const { session, room: place, event } = row;
	const url = `${origin}/workshops/${event.id}`;
	return {
		uid: uidOf(session.id),
		sequence: sequenceOf(facts),
		state,
		title: `${session.title} · ${row.course}`,
		startsAt: session.startsAt,
		endsAt: session.endsAt,
		place: place ? [place.name, place.address].filter(Boolean).join(', ') : null,
		url,
		note: url,
		changedAt: facts.changedAt
	};
}

/** Where the portal stands for programs outside it. */
export const originOf = (call: Pick<Call, 'settings'>, asked: string) =>
	call.settings.APP_ORIGIN ?? new URL(asked).origin;
