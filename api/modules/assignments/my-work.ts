import { and, desc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { grade, handIn } from '#db/schema/assignments.ts';
import { person } from '#db/schema/organisation.ts';

/** The caller's own hand-ins and grades of an assignment, newest first. */
export const myWorkQueries = (db: ReadDb | Tx, call: Call, assignmentId: string) =>
	[
		db
			.select()
			.from(handIn)
			.where(and(eq(handIn.assignmentId, assignmentId), eq(handIn.personId, call.me)))
			.orderBy(desc(handIn.number)),
		db
			.select({ grade, by: person.name })
			.from(grade)
			.leftJoin(person, eq(person.id, grade.by))
			.where(and(eq(grade.assignmentId, assignmentId), eq(grade.personId, call.me)))
			.orderBy(desc(grade.number))
	] as const;
