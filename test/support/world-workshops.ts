/** Sentences about workshops: rows as they stand after somebody planned an event and people signed up. */
import { eq } from 'drizzle-orm';
import { newId } from '#api/ids.ts';
import type { SignupStatus } from '#api/domain/signup.ts';
import * as t from '#db/schema/index.ts';
import { learningWorld } from './world-learning.ts';
import type { World } from './world.ts';

type EventGiven = Partial<typeof t.workshopEvent.$inferInsert> & { title?: string };
type SessionGiven = Partial<typeof t.workshopSession.$inferInsert>;

const hour = 3_600_000;
let serial = 0;

export function workshopWorld(w: World) {
	const { course } = learningWorld(w);

	/** An open event of a classroom course, without sessions yet. */
	async function event({ title = 'Bimbingan teknis', ...given }: EventGiven = {}) {
		const courseId = given.courseId ?? (await course(title, { mode: 'classroom' })).id;
		const row = {
			id: newId('evt'),
			number: ++serial,
			status: 'open' as const,
			registration: 'open' as const,
			approval: 'none' as const,
			createdAt: w.now,
			updatedAt: w.now,
			announcedAt: given.status === 'draft' ? null : w.now,
			...given,
			courseId
		};
		await w.db.insert(t.workshopEvent).values(row);
		return row;
	}

	/** A session of it: tomorrow at the same hour for two hours, 4 JP, unless said otherwise. */
	async function session(of: { id: string }, given: SessionGiven = {}) {
		const startsAt = given.startsAt ?? new Date(w.now.getTime() + 24 * hour);
		const row = {
			id: newId('ses'),
			eventId: of.id,
			title: `Sesi ${++serial}`,
			endsAt: new Date(startsAt.getTime() + 2 * hour),
			zone: 'Asia/Makassar' as const,
			jp: 4,
			secretNumber: 1,
			revision: 0,
			updatedAt: w.now,
			...given,
			startsAt
		};
		await w.db.insert(t.workshopSession).values(row);
		return row;
	}

	/** `who` teaches at a session. */
	async function teaches(who: { id: string }, at: { id: string }) {
		const known = await w.db
			.select({ id: t.trainer.id })
			.from(t.trainer)
			.where(eq(t.trainer.personId, who.id))
			.get();
		const trainerId = known?.id ?? newId('trn');
		if (!known)
			await w.db.insert(t.trainer).values({ id: trainerId, personId: who.id, updatedAt: w.now });
		await w.db.insert(t.sessionTrainer).values({ sessionId: at.id, trainerId, role: 'trainer' });
		return { trainerId };
	}

	/** `who` is on the list of an event, with a seat unless said otherwise. */
	async function signup(
		who: { id: string },
		of: { id: string },
		status: SignupStatus = 'booked',
		given: Partial<typeof t.signup.$inferInsert> = {}
	) {
		const id = newId('sgn');
		await w.db.insert(t.signup).values({
			id,
			eventId: of.id,
			personId: who.id,
			source: 'self',
			status,
			createdAt: w.now,
			updatedAt: w.now,
			...given
		});
		await w.db
			.insert(t.signupStatus)
			.values({ id: newId('sst'), signupId: id, status, by: who.id, at: w.now });
		return { id };
	}

	async function room(name: string, given: Partial<typeof t.room.$inferInsert> = {}) {
		const row = { id: newId('rom'), name, updatedAt: w.now, ...given };
		await w.db.insert(t.room).values(row);
		return row;
	}

	return { event, session, teaches, signup, room };
}
