import { and, asc, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { shiftedBy } from '#api/domain/event-plan.ts';
import { civilDateOf, startOfDay } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import {
	room,
	sessionTrainer,
	trainer,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import type { CopyEvent } from './event-contract.ts';
import { copyAdmission } from './copy-admission.ts';
import { copyDemands } from './copy-demands.ts';
import { insertSessions } from './insert-sessions.ts';
import { nextNumber } from './next-number.ts';
import { refuseOtherCourses } from './refuse-other-courses.ts';
import { checkedPlan } from './session-place.ts';
import { managedEvent } from './visible-events.ts';

type Given = z.output<typeof CopyEvent> & { eventId: string };
type Event = typeof workshopEvent.$inferSelect;

/**
 * The next holding of the same plan: a draft with the sessions at the same hours from another day on, and nobody on
 * its list. Its assignments are set anew. A room or a trainer that was put away since is left out; the draft's warnings say so.
 */
export async function copyEvent(call: Call, { eventId, firstDay, acceptClashes }: Given) {
	return call.write('workshop_event.copied', async (tx) => {
		const of = await managedEvent(tx, call, eventId);
		await refuseOtherCourses(tx, call, of.courseId);
		const planned = await planOf(tx, eventId);
		const ms = distance(planned, firstDay);
		const groups = new Map<string, string>();
		const sessions = shiftedBy(planned, ms).map((each) => ({
			...each,
			acceptClashes,
			shiftGroup: each.shiftGroup && ownGroup(groups, each.shiftGroup, () => call.newId('shg'))
		}));

		const id = call.newId('evt');
		const number = await nextNumber(tx, of.courseId);
		const copy: Event = {
			...of,
			id,
			number,
			status: 'draft',
			announcedAt: null,
			calledOffAt: null,
			reason: null,
			closesAt: movedBy(of.closesAt, ms),
			cancelUntil: movedBy(of.cancelUntil, ms),
			authorId: call.actor.personId,
			createdAt: call.now,
			updatedAt: call.now
		};
		await tx.insert(workshopEvent).values(copy);
		await copyAdmission(tx, { from: eventId, to: id });
		await copyDemands(tx, call, { from: eventId, to: id });
		const clashes = await checkedPlan(tx, call, { event: copy, sessions });
		await insertSessions(tx, call, { eventId: id, sessions });
		return {
			subject: `workshop_event:${id}`,
			after: { copyOf: eventId, number, firstDay, ...(clashes.length > 0 ? { clashes } : {}) },
			result: { eventId: id }
		};
	});
}

/** The shifts of the copy belong together as those they were copied from. */
function ownGroup(groups: Map<string, string>, of: string, make: () => string) {
	const known = groups.get(of) ?? make();
	groups.set(of, known);
	return known;
}

const movedBy = (at: Date | null, ms: number) => at && new Date(at.getTime() + ms);

/** From the day of the first session to the first day of the copy, by the clock of its place. */
function distance(
	[first]: readonly { startsAt: Date; zone: Parameters<typeof startOfDay>[1] }[],
	firstDay: string
) {
	if (!first) throw new Problem('event-without-sessions');
	const from = startOfDay(civilDateOf(first.startsAt, first.zone), first.zone);
	return startOfDay(firstDay, first.zone).getTime() - from.getTime();
}

/** The sessions as somebody would type them, with the rooms and trainers that can still be chosen. */
async function planOf(tx: Tx, eventId: string) {
	const rows = await tx
		.select({ session: workshopSession, roomId: room.id })
		.from(workshopSession)
		.leftJoin(room, and(eq(room.id, workshopSession.roomId), isNull(room.archivedAt)))
		.where(eq(workshopSession.eventId, eventId))
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id));
	const taught = await tx
		.select({
			sessionId: sessionTrainer.sessionId,
			trainerId: sessionTrainer.trainerId,
			role: sessionTrainer.role
		})
		.from(workshopSession)
		.innerJoin(sessionTrainer, eq(sessionTrainer.sessionId, workshopSession.id))
		.innerJoin(trainer, and(eq(trainer.id, sessionTrainer.trainerId), isNull(trainer.archivedAt)))
		.where(eq(workshopSession.eventId, eventId));
	return rows.map(({ session, roomId }) => ({
		title: session.title,
		shiftGroup: session.shiftGroup,
		startsAt: session.startsAt,
		endsAt: session.endsAt,
		zone: session.zone,
		jp: session.jp,
		roomId,
		onlineUrl: session.onlineUrl,
		trainers: taught
			.filter(({ sessionId }) => sessionId === session.id)
			.map(({ trainerId, role }) => ({ trainerId, role }))
	}));
}
