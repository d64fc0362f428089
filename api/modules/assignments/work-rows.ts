import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { maximumOf, stateOf, type Standing } from '#api/domain/assignment.ts';
import type { Rules } from '#api/rules.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { assignment, grade, handIn } from '#db/schema/assignments.ts';
import { enrolment } from '#db/schema/learning.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { signup } from '#db/schema/workshops.ts';
import type { AssignmentFacts, GradeOut, HandInOut, WorkRow } from './contract.ts';
import { isClosed, type AssignmentRow } from './reach.ts';

/** The rule that says what is enough where the assignment says nothing. */
export const passRule = 'lulus.nilai_minimum';

export const passMarkOf = (own: number | null, rules: Rules) => own ?? rules.number(passRule).value;

export type HandInRow = typeof handIn.$inferSelect;
export type GradeRow = typeof grade.$inferSelect;

const part = { personId: person.id, name: person.name, unit: unit.name };

/** Who takes part in an assignment: one of the two reads is empty. */
export const takersQueries = (db: ReadDb | Tx, assignmentId: string) =>
	[
		db
			.select(part)
			.from(signup)
			.innerJoin(person, eq(person.id, signup.personId))
			.leftJoin(unit, eq(unit.id, signup.unitId))
			.where(
				and(
					eq(
						signup.eventId,
						sql`(select ${assignment.eventId} from ${assignment} where ${assignment.id} = ${assignmentId})`
					),
					eq(signup.status, 'booked')
				)
			)
			.orderBy(sql`${person.name} collate nocase`, person.id),
		db
			.select({ ...part, unit: sql<null>`null` })
			.from(enrolment)
			.innerJoin(person, eq(person.id, enrolment.personId))
			.where(
				and(
					eq(
						enrolment.courseId,
						sql`(select ${assignment.courseId} from ${assignment} where ${assignment.id} = ${assignmentId})`
					),
					ne(enrolment.status, 'left')
				)
			)
			.orderBy(sql`${person.name} collate nocase`, person.id)
	] as const;
type Taker = { personId: string; name: string; unit: string | null };

export const handInsQuery = (db: ReadDb | Tx, assignmentId: string) =>
	db
		.select()
		.from(handIn)
		.where(eq(handIn.assignmentId, assignmentId))
		.orderBy(desc(handIn.number));
export const gradesQuery = (db: ReadDb | Tx, assignmentId: string) =>
	db.select().from(grade).where(eq(grade.assignmentId, assignmentId)).orderBy(desc(grade.number));

/** What stands, of rows that are newest first. */
export const standingOf = (
	handIns: readonly HandInRow[],
	grades: readonly GradeRow[]
): Standing => ({ handIn: handIns[0] ?? null, grade: grades[0] ?? null });

export function workRow(taker: Taker, handIns: HandInRow[], grades: GradeRow[]): WorkRow {
	const own = <Row extends { personId: string }>(rows: Row[]) =>
		rows.filter((row) => row.personId === taker.personId);
	const standing = standingOf(own(handIns), own(grades));
	const [last] = own(handIns);
	const [said] = own(grades);
	const state = stateOf(standing);
	const stands = state === 'graded' ? said : undefined;
	return {
		...taker,
		state,
		handedInAt: last?.at.toISOString() ?? null,
		late: last?.late ?? false,
		points: stands?.points ?? null,
		mark: stands?.mark ?? null,
		passed: stands?.passed ?? false
	};
}

export const assignmentOut = (row: AssignmentRow, rules: Rules): AssignmentFacts => {
	const { assignment: of, course, number } = row;
	return {
		...{ id: of.id, eventId: of.eventId, courseId: of.courseId, course, number },
		...{ title: of.title, taskHtml: of.taskHtml, zone: of.zone },
		dueAt: of.dueAt?.toISOString() ?? null,
		...{ handIn: of.handIn, resubmit: of.resubmit, required: of.required, rubric: of.rubric },
		points: maximumOf(of),
		passMark: passMarkOf(of.passMark, rules),
		closed: isClosed(row)
	};
};

export const handInOut = (row: HandInRow): HandInOut => ({
	...{ id: row.id, number: row.number, late: row.late, text: row.text },
	file:
		row.name !== null && row.size !== null && row.type !== null
			? { name: row.name, size: row.size, type: row.type }
			: null,
	at: row.at.toISOString()
});

export const gradeOut = (row: GradeRow, by: string | null): GradeOut => ({
	...{ handInId: row.handInId, returned: row.returned, points: row.points, levels: row.levels },
	...{ mark: row.mark, passed: row.passed, feedback: row.feedback, by },
	at: row.at.toISOString()
});
