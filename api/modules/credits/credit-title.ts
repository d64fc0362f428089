/** What an entry is about, whatever it came from: beside joins of `course` by completion and `past_training`. */
import { and, eq, sql } from 'drizzle-orm';
import { creditEntry, pastTraining } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';

export const completionOfEntry = and(
	eq(creditEntry.sourceType, 'completion'),
	eq(completion.id, creditEntry.sourceId)
);
export const trainingOfEntry = and(
	eq(creditEntry.sourceType, 'past-training'),
	eq(pastTraining.id, creditEntry.sourceId)
);

const eventOfTeaching = sql`substr(${creditEntry.sourceId}, 1, instr(${creditEntry.sourceId}, '.') - 1)`;
export const trainerOfTeaching = sql`substr(${creditEntry.sourceId}, instr(${creditEntry.sourceId}, '.') + 1)`;

export const creditTitle = sql<string>`coalesce(course.title, past_training.title,
	(select taught.title from workshop_event e join course taught on taught.id = e.course_id
		where ${creditEntry.sourceType} = 'teaching' and e.id = ${eventOfTeaching}), '')`;

/** The condition that a session belongs to what an entry was earned by teaching. */
export const isOfTeaching = (eventId: unknown) => sql`${eventId} = ${eventOfTeaching}`;
