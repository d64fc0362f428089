/** Sentences about closing: an event of two days that is over, and what came of it for those who were there. */
import { eq } from 'drizzle-orm';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { learningWorld } from './world-learning.ts';
import { workshopWorld } from './world-workshops.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
export const daysAgo = (days: number) => new Date(Date.now() - days * 24 * hour);

export async function closingWorld(w: World) {
	const { event, session, signup, teaches } = workshopWorld(w);
	const { course } = learningWorld(w);
	const trainer = await w.person('Dewi Narasumber');
	const unit = await w.unit('Dinas Kesehatan', { parent: w.root });
	const ani = await w.person('Ani Nurhayati', { unit });
	const budi = await w.person('Budi Rekan', { unit });

	async function mark(at: { id: string }, of: { id: string }, status = 'present') {
		await w.db.insert(t.attendanceMark).values({
			id: newId('mrk'),
			sessionId: at.id,
			signupId: of.id,
			status,
			means: 'qr',
			by: trainer.id,
			at: new Date()
		});
	}

	/** Two days of 6 and 4 JP that are over; Ani was there on both, Budi on the second only. */
	async function held(given: Parameters<typeof event>[0] = {}) {
		const competency = await w.competency('Manajemen rujukan');
		const offered = await course('Bimtek rujukan', {
			mode: 'classroom',
			formCode: 'KL04',
			jp: 12,
			competencies: [{ code: competency.code, level: 2 }]
		});
		const of = await event({ courseId: offered.id, ...given });
		const first = await session(of, { title: 'Hari pertama', startsAt: daysAgo(3), jp: 6 });
		const second = await session(of, { title: 'Hari kedua', startsAt: daysAgo(2), jp: 4 });
		await teaches(trainer, first);
		const [ofAni, ofBudi] = [await signup(ani, of), await signup(budi, of)];
		await mark(first, ofAni);
		await mark(second, ofAni, 'late');
		await mark(second, ofBudi);
		return { of, first, second, ofAni, ofBudi };
	}

	const close = async (who: { id: string }, of: { id: string }) =>
		(await w.agent(who)).post(`/api/workshops/${of.id}/closing`);

	const completionsOf = (of: { id: string }) =>
		w.db.select().from(t.completion).where(eq(t.completion.signupId, of.id));

	const entriesOf = async (of: { id: string }) => {
		const [done] = await completionsOf(of);
		return w.db
			.select()
			.from(t.creditEntry)
			.where(eq(t.creditEntry.sourceId, done?.id ?? ''));
	};

	return {
		trainer,
		unit,
		ani,
		budi,
		mark,
		held,
		close,
		completionsOf,
		entriesOf,
		event,
		session,
		signup,
		teaches
	};
}
