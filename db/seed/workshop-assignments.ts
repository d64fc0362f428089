/** Assignments of the demo agency, handed in and graded through the same endpoints as everybody's. */
import { write, type Send } from './send.ts';
import type { AssignmentSeed } from './shapes.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Given = {
	place: { eventId: string } | { courseId: string };
	/** Who is in charge, and therefore sets and grades it. */
	grader: string;
	firstDay: number;
	planned: number;
};

export async function setAssignment(
	send: Send,
	{ work, due, ...facts }: AssignmentSeed,
	{ place, grader, firstDay, planned }: Given
): Promise<void> {
	const [hours = 0, minutes = 0] = due.time.split(':').map(Number);
	const dueAt = new Date(firstDay + due.day * DAY + hours * HOUR + minutes * 60_000).toISOString();
	const { assignmentId } = (await write(send, '/api/assignments', {
		...posted(grader, planned),
		body: { ...facts, ...place, dueAt }
	})) as { assignmentId: string };

	for (const { nip, day, text, grade } of work) {
		const at = firstDay + day * DAY + 20 * HOUR;
		const { handInId } = (await write(send, `/api/assignments/${assignmentId}/texts`, {
			...posted(nip, at),
			body: { text }
		})) as { handInId: string };
		if (!grade) continue;
		const personId = await personOf(send, { assignmentId, handInId, grader });
		await write(send, `/api/assignments/${assignmentId}/participants/${personId}/grades`, {
			...posted(grader, at + DAY),
			body: { ...grade, handInId }
		});
	}
}

/** Whoever handed it in last and waits. */
async function personOf(
	send: Send,
	{ assignmentId, handInId, grader }: Record<'assignmentId' | 'handInId' | 'grader', string>
) {
	const found = (await write(send, `/api/assignments/${assignmentId}`, {
		method: 'GET',
		as: grader
	})) as { work: { personId: string; state: string }[] };
	const waiting = found.work.find(({ state }) => state === 'handed-in' || state === 'late');
	if (!waiting) throw new Error(`nobody waits with ${handInId}`);
	return waiting.personId;
}

const posted = (as: string, at: number) => ({
	method: 'POST' as const,
	as,
	now: new Date(at).toISOString()
});
