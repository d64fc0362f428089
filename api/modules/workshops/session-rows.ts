/** The sessions of an event with their rooms and trainers. */
import { asc, eq, sql } from 'drizzle-orm';
import { nameWithTitles } from '#api/domain/employment.ts';
import { nameParts } from '#db/name-parts.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { person } from '#db/schema/organisation.ts';
import { room, sessionTrainer, trainer, workshopSession } from '#db/schema/workshops.ts';
import type { SessionOut } from './event-contract.ts';

export const sessionsRead = (db: ReadDb | Tx, eventId: string) =>
	db
		.select({ session: workshopSession, room })
		.from(workshopSession)
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.where(eq(workshopSession.eventId, eventId))
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id));

export const sessionTrainersRead = (db: ReadDb | Tx, eventId: string) =>
	db
		.select({
			sessionId: sessionTrainer.sessionId,
			trainerId: trainer.id,
			role: sessionTrainer.role,
			external: trainer.name,
			institution: trainer.institution,
			personId: trainer.personId,
			...nameParts
		})
		.from(workshopSession)
		.innerJoin(sessionTrainer, eq(sessionTrainer.sessionId, workshopSession.id))
		.innerJoin(trainer, eq(trainer.id, sessionTrainer.trainerId))
		.leftJoin(person, eq(person.id, trainer.personId))
		.where(eq(workshopSession.eventId, eventId))
		.orderBy(sql`coalesce(${person.name}, ${trainer.name})`);

type SessionAnswer = Awaited<ReturnType<typeof sessionsRead>>[number];
export type TrainerAnswer = Awaited<ReturnType<typeof sessionTrainersRead>>[number];

export const trainerName = (of: {
	external: string | null;
	frontTitle: string | null;
	name: string | null;
	backTitle: string | null;
}) => of.external ?? (of.name === null ? '' : nameWithTitles({ ...of, name: of.name }));

export function sessionOut(
	{ session, room: place }: SessionAnswer,
	given: {
		trainers: readonly TrainerAnswer[];
		showsLink: boolean;
		shift: SessionOut['shift'];
	}
): SessionOut {
	return {
		id: session.id,
		title: session.title,
		startsAt: session.startsAt.toISOString(),
		endsAt: session.endsAt.toISOString(),
		zone: session.zone,
		jp: session.jp,
		room: place && {
			id: place.id,
			name: place.name,
			address: place.address,
			capacity: place.capacity,
			latitude: place.latitude,
			longitude: place.longitude
		},
		online: session.onlineUrl !== null,
		onlineUrl: given.showsLink ? session.onlineUrl : null,
		trainers: given.trainers
			.filter(({ sessionId }) => sessionId === session.id)
			.map((each) => ({
				id: each.trainerId,
				name: trainerName(each),
				institution: each.institution,
				role: each.role
			})),
		sealed: session.sealedAt !== null,
		revision: session.revision,
		shift: given.shift
	};
}
