import { and, eq, isNotNull, notInArray, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { SignupStatus } from '#api/domain/signup.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import {
	room,
	sessionTrainer,
	signup,
	trainer,
	workshopSession,
	type workshopEvent
} from '#db/schema/workshops.ts';
import { liveStatuses, tellParticipants } from './tell-participants.ts';

export type PlannedSession = typeof workshopSession.$inferSelect;
type Given = {
	event: Pick<typeof workshopEvent.$inferSelect, 'id' | 'courseId' | 'status'>;
	session: PlannedSession;
	kind: 'session-added' | 'session-moved' | 'session-removed' | 'session-split' | 'shift-removed';
	/** The same change is told once. */
	eventKey: string;
	/** Which of those on the list it concerns; all of them unless said otherwise. */
	who?: SQL;
	statuses?: readonly SignupStatus[];
	/** Whoever teaches at it as well, except who changed it. */
	trainers?: true;
};

/** Tells of a change in the plan of an open event; what is over for good is a note in the books, and nobody's news. */
export async function tellPlan(tx: Tx, call: Call, given: Given) {
	const { event, session, kind, eventKey } = given;
	if (event.status !== 'open' || session.endsAt <= call.now) return 0;
	const told = { kind, facts: await factsOf(tx, given) };
	return (
		(await tellParticipants(tx, call, {
			eventId: event.id,
			eventKey,
			statuses: given.statuses ?? liveStatuses,
			...(given.who ? { who: given.who } : {}),
			told
		})) +
		(given.trainers
			? await tellTrainers(tx, call, { at: eq(workshopSession.id, session.id), eventKey, told })
			: 0)
	);
}

/** Tells whoever teaches at these sessions. Who did it knows it. */
export async function tellTrainers(
	tx: Tx,
	call: Call,
	{
		at,
		eventKey,
		told
	}: { at: SQL } & Pick<Parameters<typeof tellParticipants>[2], 'eventKey' | 'told'>
) {
	const people = await tx
		.selectDistinct({ personId: trainer.personId })
		.from(workshopSession)
		.innerJoin(sessionTrainer, eq(sessionTrainer.sessionId, workshopSession.id))
		.innerJoin(trainer, eq(trainer.id, sessionTrainer.trainerId))
		.where(
			and(
				at,
				isNotNull(trainer.personId),
				notInArray(trainer.personId, [call.actor.personId ?? ''])
			)
		);
	return announce(
		tx,
		call,
		people.flatMap(({ personId }) => (personId === null ? [] : [{ ...told, personId, eventKey }]))
	);
}

/** The condition that a registration chose this shift. */
export const chose = (sessionId: string) =>
	sql`exists (select 1 from signup_shift c where c.signup_id = ${signup.id} and c.session_id = ${sessionId})`;

/** The condition that it chose none of a session's shifts yet. */
export const choseNone = (shiftGroup: string) =>
	sql`not exists (select 1 from signup_shift c where c.signup_id = ${signup.id}
		and c.shift_group = ${shiftGroup} and c.session_id is not null)`;

async function factsOf(tx: Tx, { event, session }: Given) {
	const of = await tx
		.select({ title: course.title })
		.from(course)
		.where(eq(course.id, event.courseId))
		.get();
	const place = session.roomId
		? await tx.select({ name: room.name }).from(room).where(eq(room.id, session.roomId)).get()
		: undefined;
	return {
		course: of?.title ?? '',
		eventId: event.id,
		session: session.title,
		startsAt: session.startsAt.toISOString(),
		zone: session.zone,
		place: place?.name ?? null
	};
}
