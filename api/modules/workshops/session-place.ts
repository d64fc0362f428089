import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { spanProblem } from '#api/domain/event-plan.ts';
import { Problem } from '#api/http/problem.ts';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { room, sessionTrainer, trainer, type workshopEvent } from '#db/schema/workshops.ts';
import { findClashes } from './find-clashes.ts';
import type { ClashOut, PlannedShift, SaveSession } from './event-contract.ts';

type Event = typeof workshopEvent.$inferSelect;
type Given = { event: Event; sessions: readonly PlannedShift[]; instead?: readonly string[] };

/**
 * Checks hours, room and trainers of planned sessions. What clashes is refused with the list, unless whoever
 * plans saw it and wants it all the same; then it is returned, for the audit.
 */
export async function checkedPlan(
	tx: Tx,
	call: Call,
	{ event, sessions, instead = [] }: Given
): Promise<ClashOut[]> {
	const found: ClashOut[] = [];
	for (const given of sessions) {
		const problem = spanProblem(given);
		if (problem)
			throw new Problem('invalid-input', { errors: [{ pointer: '/endsAt', code: problem.code }] });
		await refuseUnknown(tx, given, instead);
		found.push(
			...(await findClashes(tx, call, {
				eventId: event.id,
				instead,
				startsAt: given.startsAt,
				endsAt: given.endsAt,
				roomId: given.roomId,
				trainerIds: given.trainers.map(({ trainerId }) => trainerId),
				title: given.title,
				zone: given.zone,
				// Shifts divide the seats of the event; none of them holds all.
				seats: given.shiftGroup ? null : event.capacity,
				shift: given.shiftGroup ? (instead[0] ?? 'new') : null,
				shiftGroup: given.shiftGroup ?? null
			}))
		);
	}
	const accepted = sessions.every(({ acceptClashes }) => acceptClashes);
	if (found.length > 0 && !accepted) throw new Problem('clash', { params: { clashes: found } });
	return found;
}

/** What was put away is chosen no more; a session that has it keeps it. */
async function refuseUnknown(tx: Tx, given: SaveSession, instead: readonly string[]) {
	if (given.roomId !== null) {
		const known = await tx
			.select({ id: room.id })
			.from(room)
			.where(
				and(eq(room.id, given.roomId), instead.length > 0 ? undefined : isNull(room.archivedAt))
			)
			.get();
		if (!known)
			throw new Problem('invalid-input', { errors: [{ pointer: '/roomId', code: 'not-there' }] });
	}
	const ids = [...new Set(given.trainers.map(({ trainerId }) => trainerId))];
	if (ids.length === 0) return;
	const kept =
		instead.length > 0
			? inArray(
					trainer.id,
					tx
						.select({ id: sessionTrainer.trainerId })
						.from(sessionTrainer)
						.where(inArray(sessionTrainer.sessionId, [...instead]))
				)
			: undefined;
	const known = await tx
		.select({ id: trainer.id })
		.from(trainer)
		.where(and(inArray(trainer.id, ids), or(isNull(trainer.archivedAt), kept)));
	if (known.length < ids.length)
		throw new Problem('invalid-input', { errors: [{ pointer: '/trainers', code: 'not-there' }] });
}
