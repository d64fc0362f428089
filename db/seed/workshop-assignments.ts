/** Assignments of the demo agency's workshops, handed in and graded through the same endpoints as everybody's. */
import { write, type Send } from './send.ts';
import type { AssignmentSeed } from './shapes.ts';

/** Who teaches, and therefore grades. */
const TRAINER = '198003202006041903';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Given = { eventId: string; firstDay: number; planned: number };

export async function setAssignment(
	send: Send,
	{ work, due, ...facts }: AssignmentSeed,
	{ eventId, firstDay, planned }: Given
): Promise<void> {
	const [hours = 0, minutes = 0] = due.time.split(':').map(Number);
	const dueAt = new Date(firstDay + due.day * DAY + hours * HOUR + minutes * 60_000).toISOString();
	const { assignmentId } = (await write(send, '/api/assignments', {
		...posted(TRAINER, planned),
		body: { ...facts, eventId, dueAt }
	})) as { assignmentId: string };

	for (const { nip, day, text, grade } of work) {
		const at = firstDay + day * DAY + 20 * HOUR;
		const { handInId } = (await write(send, `/api/assignments/${assignmentId}/texts`, {
			...posted(nip, at),
			body: { text }
		})) as { handInId: string };
		if (!grade) continue;
		const personId = await personOf(send, { assignmentId, handInId });
		await write(send, `/api/assignments/${assignmentId}/participants/${personId}/grades`, {
			...posted(TRAINER, at + DAY),
			body: { ...grade, handInId }
		});
	}
}

/** Whoever handed it in last and waits. */
async function personOf(send: Send, { assignmentId, handInId }: Record<'assignmentId' | 'handInId', string>) {
	const found = (await write(send, `/api/assignments/${assignmentId}`, {
		method: 'GET',
		as: TRAINER
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
