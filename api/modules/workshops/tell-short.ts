import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { announce, untold, type Announcement } from '#api/ports/mail/outbox.ts';
import { course } from '#db/schema/catalogue.ts';
import { workshopEvent } from '#db/schema/workshops.ts';

/** Registration is over and fewer come than planned: whoever made the event decides; nothing happens by itself. */
export async function tellShort(call: Call) {
	const booked = sql<number>`(
		select count(*) from signup s where s.event_id = ${workshopEvent.id} and s.status = 'booked')`;
	const short = await call.db
		.select({
			id: workshopEvent.id,
			authorId: workshopEvent.authorId,
			closesAt: workshopEvent.closesAt,
			minimum: workshopEvent.minimum,
			title: course.title,
			booked
		})
		.from(workshopEvent)
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(
			and(
				eq(workshopEvent.status, 'open'),
				isNotNull(workshopEvent.minimum),
				lte(workshopEvent.closesAt, call.now),
				sql`${booked} < ${workshopEvent.minimum}`
			)
		);
	const due = short.flatMap((each): Announcement[] =>
		each.authorId
			? [
					{
						kind: 'workshop-short',
						personId: each.authorId,
						// Told again when registration was prolonged and ended anew.
						eventKey: `workshop:${each.id}:short:${each.closesAt?.getTime() ?? 0}`,
						facts: {
							course: each.title,
							eventId: each.id,
							booked: each.booked,
							minimum: each.minimum ?? 0
						}
					}
				]
			: []
	);
	const news = await untold(call.db, due);
	if (news.length === 0) return;
	await call.write('workshops.short', async (tx) => {
		await announce(tx, call, news);
		return { subject: 'workshop-event:many', after: { count: news.length }, result: null };
	});
}
