import { count, eq, inArray, and, min, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayBecome, type SettableStatus } from '#api/domain/workshop-event.ts';
import type { Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { signup, workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { attendedRead } from './attended-event.ts';
import type { SetEventStatus } from './event-contract.ts';
import { eventRefusal } from './event-refusal.ts';
import { releaseStudies } from './release-studies.ts';
import { resumeList } from './resume-list.ts';
import { returningClashes } from './returning-clashes.ts';
import { tellInvited } from './tell-invited.ts';
import { liveStatuses, tellParticipants } from './tell-participants.ts';
import { tellTrainers } from './tell-plan.ts';
import { managedEvent } from './visible-events.ts';

type Given = z.output<typeof SetEventStatus> & { eventId: string };

/**
 * Opens an event, calls it off or takes it back, inside the caller's transaction; whom it concerns is told in it. An
 * event that is off waits for nobody's quiz any more.
 */
export async function setEventStatusStep(
	tx: Tx,
	call: Call,
	{ eventId, status: wanted, reason, acceptClashes }: Given
) {
	const before = await managedEvent(tx, call, eventId);
	const { sessions, startsAt, zone, participants, attended } = await factsOf(tx, eventId);
	const may = mayBecome({
		status: before.status,
		wanted,
		sessions,
		participants,
		attended,
		reason
	});
	if (!may.ok) throw eventRefusal(may.error);
	const returns = before.status === 'cancelled';
	const clashes = returns ? await returningClashes(tx, call, { event: before, acceptClashes }) : [];

	const isWithdrawn = before.status === 'open' && wanted === 'draft';
	await tx
		.update(workshopEvent)
		.set({
			status: wanted,
			reason,
			updatedAt: call.now,
			...(wanted === 'open' && !before.announcedAt ? { announcedAt: call.now } : {}),
			...(wanted === 'cancelled' || isWithdrawn ? { calledOffAt: call.now } : {})
		})
		.where(eq(workshopEvent.id, eventId));
	// Calendar programs take a session as called off, or on again, by a higher number only.
	if (wanted === 'cancelled' || returns)
		await tx
			.update(workshopSession)
			.set({ revision: sql`${workshopSession.revision} + 1`, updatedAt: call.now })
			.where(eq(workshopSession.eventId, eventId));
	const title = await titleOf(tx, before.courseId);
	const { calledOffAt } = before;
	const announced = before.announcedAt !== null;
	const told = await tell(tx, call, {
		...{ eventId, wanted, reason, title, startsAt, zone },
		...{ announced, calledOffAt, returns, isOpen: before.status === 'open' }
	});
	return {
		subject: `workshop_event:${eventId}`,
		before: { status: before.status },
		after: { status: wanted, reason, told, ...(clashes.length > 0 ? { clashes } : {}) },
		result: { eventId, status: wanted },
		completionIds: wanted === 'cancelled' ? await releaseStudies(tx, call, { eventId }) : []
	};
}

/** The past tense of a status, as the audit names what was done. */
export const becameStatus: Record<SettableStatus, string> = {
	draft: 'withdrawn',
	open: 'opened',
	cancelled: 'cancelled'
};

type About = {
	eventId: string;
	/** Those invited know of it. */
	announced: boolean;
	/** It was until now. */
	isOpen: boolean;
	/** When it was last, if ever. */
	calledOffAt: Date | null;
	/** It was off until now. */
	returns: boolean;
	wanted: SettableStatus;
	reason: string | null;
	title: string;
	startsAt: Date | null;
	zone: typeof workshopSession.$inferSelect.zone | null;
};

/**
 * Who was invited hears that it is open, or a draft again; who is on the list or teaches, that it is off, or takes place
 * after all.
 */
async function tell(tx: Tx, call: Call, about: About) {
	const {
		eventId,
		wanted,
		reason,
		title,
		startsAt,
		zone,
		announced,
		isOpen,
		calledOffAt,
		returns
	} = about;
	const eventKey = `workshop_event:${eventId}:${wanted}:${call.now.getTime()}`;
	if (wanted === 'cancelled') {
		const facts = { course: title, eventId, reason: reason ?? '' };
		const told = { kind: 'event-cancelled' as const, facts };
		const statuses = announced ? ([...liveStatuses, 'invited'] as const) : liveStatuses;
		const at = eq(workshopSession.eventId, eventId);
		return (
			(await tellParticipants(tx, call, { eventId, eventKey, statuses, told })) +
			(await tellTrainers(tx, call, { at, eventKey, told }))
		);
	}
	if (wanted === 'draft' && isOpen)
		return tellParticipants(tx, call, {
			...{ eventId, eventKey, statuses: ['invited'] },
			told: { kind: 'event-withdrawn', facts: { course: title, eventId } }
		});
	if (wanted !== 'open' || !startsAt || !zone) return 0;
	const event = { id: eventId, title, startsAt, zone };
	const resumed = returns ? await resumeList(tx, call, { event, reason: reason ?? '' }) : 0;
	const invited = await tellInvited(tx, call, {
		eventId,
		calledOffAt,
		told: {
			kind: 'event-opened',
			facts: { course: title, eventId, startsAt: startsAt.toISOString(), zone }
		}
	});
	return resumed + invited;
}

async function factsOf(tx: Tx, eventId: string) {
	const ofEvent = eq(workshopSession.eventId, eventId);
	const planned = await tx
		.select({ rows: count(), startsAt: min(workshopSession.startsAt), zone: workshopSession.zone })
		.from(workshopSession)
		.where(ofEvent)
		.get();
	const [held] = await attendedRead(tx, eventId);
	const live = await tx
		.select({ rows: count() })
		.from(signup)
		.where(and(eq(signup.eventId, eventId), inArray(signup.status, [...liveStatuses])))
		.get();
	return {
		sessions: planned?.rows ?? 0,
		startsAt: planned?.startsAt ?? null,
		zone: planned?.zone ?? null,
		participants: live?.rows ?? 0,
		attended: held?.attended === 1
	};
}

async function titleOf(tx: Tx, courseId: string) {
	const of = await tx
		.select({ title: course.title })
		.from(course)
		.where(eq(course.id, courseId))
		.get();
	return of?.title ?? '';
}
