/** An event with sessions in the demo agency, as it stands once it was planned and people signed up. */
import { eq, inArray } from 'drizzle-orm';
import { newId } from '#api/ids.ts';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { personas, type Persona } from './personas.ts';

type Planned = { trainer: Persona; people: readonly Persona[]; starts: readonly Date[] };

const hour = 3_600_000;
let planned = 0;

/** Sessions of four hours from `starts` on, the trainer's and the participants' own. */
export async function planHall(databaseUrl: string, { trainer, people, starts }: Planned) {
	const db = openDb({ LIBSQL_URL: databaseUrl });
	const now = new Date();
	const rows = await db
		.select({ id: t.person.id, nip: t.person.nip })
		.from(t.person)
		.where(
			inArray(
				t.person.nip,
				[trainer, ...people].map((who) => personas[who].nip)
			)
		);
	const idOf = (who: Persona) => rows.find(({ nip }) => nip === personas[who].nip)?.id ?? '';
	const offer = await db.select({ id: t.course.id }).from(t.course).limit(1).get();
	const eventId = newId('evt');
	const roomId = newId('rom');
	const trainerId = newId('trn');
	await db.insert(t.room).values({ id: roomId, name: `Aula BKPP ${planned + 1}`, updatedAt: now });
	await db.insert(t.workshopEvent).values({
		id: eventId,
		courseId: offer?.id ?? '',
		number: ++planned,
		status: 'open',
		registration: 'open',
		approval: 'none',
		createdAt: now,
		updatedAt: now
	});
	const known = await db
		.select({ id: t.trainer.id })
		.from(t.trainer)
		.where(eq(t.trainer.personId, idOf(trainer)))
		.get();
	if (!known)
		await db.insert(t.trainer).values({ id: trainerId, personId: idOf(trainer), updatedAt: now });
	const sessions = starts.map((startsAt, index) => ({
		id: newId('ses'),
		eventId,
		title: `Sesi ${index + 1}`,
		startsAt,
		endsAt: new Date(startsAt.getTime() + 4 * hour),
		zone: 'Asia/Makassar' as const,
		jp: 4,
		roomId,
		secretNumber: 1,
		revision: 0,
		updatedAt: now
	}));
	await db.insert(t.workshopSession).values(sessions);
	await db.insert(t.sessionTrainer).values(
		sessions.map(({ id }) => ({
			sessionId: id,
			trainerId: known?.id ?? trainerId,
			role: 'trainer' as const
		}))
	);
	await db.insert(t.signup).values(
		people.map((who) => ({
			id: newId('sgn'),
			eventId,
			personId: idOf(who),
			source: 'self' as const,
			status: 'booked' as const,
			createdAt: now,
			updatedAt: now
		}))
	);
	return { eventId, sessionIds: sessions.map(({ id }) => id) };
}
