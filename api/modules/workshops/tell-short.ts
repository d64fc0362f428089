import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { announce, untold, type Announcement } from '#api/ports/mail/outbox.ts';
import { course } from '#db/schema/catalogue.ts';
import { person } from '#db/schema/organisation.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import { activeStatuses } from './candidates.ts';
import { holdersRead } from './event-holders.ts';
import { endsAt, startsAt } from './event-rows.ts';

/**
 * Registration is over and fewer come than planned: whoever made the event decides, or who organises there when they
 * have left; nothing happens by itself. Without a date of its own, registration is over when the first session begins.
 */
export async function tellShort(call: Call) {
	const events = await shortEvents(call);
	if (events.length === 0) return;
	const orphans = events.filter(({ authorId }) => !authorId);
	const organisers =
		orphans.length > 0 ? await holdersRead(call, { events: orphans, roles: ['organiser'] }) : [];
	const due = events.flatMap((each) => {
		const own = organisers.flatMap((row) => (row.eventId === each.id ? [row.personId] : []));
		return toldOf(each, each.authorId ? [each.authorId] : own);
	});
	const news = await untold(call.db, due);
	if (news.length === 0) return;
	await call.write('workshops.short', async (tx) => {
		await announce(tx, call, news);
		return { subject: 'workshop-event:many', after: { count: news.length }, result: null };
	});
}

type Short = Awaited<ReturnType<typeof shortEvents>>[number];

function shortEvents(call: Call) {
	const booked = sql<number>`(
		select count(*) from signup s where s.event_id = ${workshopEvent.id} and s.status = 'booked')`;
	const overAt = sql<number>`coalesce(${workshopEvent.closesAt}, ${startsAt})`;
	return call.db
		.select({
			id: workshopEvent.id,
			/** Null as well when they work here no more. */
			authorId: person.id,
			overAt,
			minimum: workshopEvent.minimum,
			title: course.title,
			booked
		})
		.from(workshopEvent)
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.leftJoin(
			person,
			and(eq(person.id, workshopEvent.authorId), inArray(person.legalStatus, activeStatuses(call)))
		)
		.where(
			and(
				eq(workshopEvent.status, 'open'),
				isNotNull(workshopEvent.minimum),
				sql`${overAt} <= ${call.now.getTime()}`,
				// Of what is over there is nothing to decide.
				sql`${endsAt} > ${call.now.getTime()}`,
				sql`${booked} < ${workshopEvent.minimum}`
			)
		);
}

const toldOf = (event: Short, people: readonly string[]) =>
	people.map((personId): Announcement => ({
		kind: 'workshop-short',
		personId,
		// Told again when registration was prolonged and ended anew.
		eventKey: `workshop:${event.id}:short:${event.overAt}`,
		facts: {
			course: event.title,
			eventId: event.id,
			booked: event.booked,
			minimum: event.minimum ?? 0
		}
	}));
