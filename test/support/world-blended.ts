/** Sentences about courses that people study online and attend as events. */
import { eq } from 'drizzle-orm';
import { civilDateOf } from '#api/domain/period.ts';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { learningWorld } from './world-learning.ts';
import { workshopWorld } from './world-workshops.ts';
import type { World } from './world.ts';

type Who = { id: string };
type Held = {
	people: Who[];
	away?: boolean;
	daysAgo?: number;
	given?: Partial<typeof t.workshopEvent.$inferInsert>;
};

export function blendedWorld(w: World) {
	const { completeCourse, student } = learningWorld(w);
	const { event, session, signup } = workshopWorld(w);

	/** `who` has read everything of a course; `quiz` hands in its last quiz with every answer right, `pass` does at a moment. */
	async function reader(who: Who, courseId: string, at = w.now) {
		const study = await student(who, courseId);
		for (const title of ['Pembuka', 'Isi', 'Lembar saku']) await study.finish(title, at);
		await study.take('Latihan', 2, at);
		const { enrolmentId } = study;
		const pass = (moment: Date) => study.take('Kuis akhir', 5, moment);
		async function quiz() {
			const { attemptId } = await study.start('Kuis akhir');
			const answers = await study.answersFor('Kuis akhir', 5);
			const lesson = `/api/enrolments/${enrolmentId}/lessons/${study.lesson('Kuis akhir').id}`;
			const agent = await w.agent(who);
			return (await agent.post(`${lesson}/attempts/${attemptId}/submit`, { answers })).body;
		}
		return { enrolmentId, quiz, pass };
	}

	/** An event of the course that was yesterday, 6 JP; each of `people` has a seat, and was there unless `away`. */
	async function heldEvent(
		courseId: string,
		{ people, away = false, daysAgo = 1, given = {} }: Held
	) {
		const of = await event({ ...given, courseId });
		const startsAt = new Date(Date.now() - daysAgo * 24 * 3_600_000);
		const part = await session(of, { startsAt, jp: 6 });
		const seats = [];
		for (const who of people) {
			const seat = await signup(who, of);
			seats.push(seat);
			if (away) continue;
			await w.db.insert(t.attendanceMark).values({
				...{ id: newId('mrk'), sessionId: part.id, signupId: seat.id, status: 'present' },
				...{ means: 'trainer' as const, by: who.id, at: new Date() }
			});
		}
		return { ...of, seats, endsOn: civilDateOf(part.endsAt, part.zone) };
	}

	/** What somebody has of a course: completions, live lines of the ledger, certificates. */
	async function earnedOf(who: Who, courseId: string) {
		const done = await w.db.select().from(t.completion).where(eq(t.completion.personId, who.id));
		const completions = done.filter((each) => each.courseId === courseId);
		const ids = new Set(completions.map(({ id }) => id));
		const entries = await w.db
			.select({ sourceId: t.creditEntry.sourceId, jp: t.creditEntry.jp, id: t.creditEntry.id })
			.from(t.creditEntry)
			.innerJoin(t.creditState, eq(t.creditState.entryId, t.creditEntry.id))
			.where(eq(t.creditEntry.personId, who.id));
		const papers = await w.db
			.select()
			.from(t.certificate)
			.where(eq(t.certificate.personId, who.id));
		return {
			completions,
			entries: entries.filter(({ sourceId }) => ids.has(sourceId)),
			papers: papers.filter(({ sourceId }) => ids.has(sourceId))
		};
	}

	const statusOf = async (enrolmentId: string) =>
		(await w.db.select().from(t.enrolment).where(eq(t.enrolment.id, enrolmentId)).get())?.status;

	return { completeCourse, reader, heldEvent, earnedOf, statusOf };
}
