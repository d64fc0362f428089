import type { Call } from '#api/call.ts';
import { maximumOf } from '#api/domain/assignment.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import type { AssignmentRow } from './reach.ts';

type Given = {
	row: AssignmentRow;
	personId: string;
	gradeId: string;
	/** Null: asked for again. */
	points: number | null;
	passed: boolean;
};

/** Tells the participant what became of their work, once for each grade. The feedback stays in the portal. */
export async function tellGrade(tx: Tx, call: Call, given: Given) {
	const { row, personId, gradeId, points, passed } = given;
	const { id: assignmentId, title } = row.assignment;
	const facts = { course: row.course, assignmentId, title };
	const who = { personId, eventKey: `grade:${gradeId}` };
	await announce(tx, call, [
		points === null
			? { kind: 'work-returned', facts, ...who }
			: {
					kind: 'work-graded',
					facts: { ...facts, points, maximum: maximumOf(row.assignment), passed },
					...who
				}
	]);
}
