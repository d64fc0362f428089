import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { supervisorIn, supervisorReads } from '#api/modules/organisation/index.ts';
import { announce, untold, type Announcement } from '#api/ports/mail/outbox.ts';
import { course } from '#db/schema/catalogue.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import { holdersRead } from './event-holders.ts';
import { endsAt, waitingForClosing } from './event-rows.ts';

const dayMs = 24 * 3_600_000;

/**
 * An event that is over gives nobody JP before it is closed, and keeps who studied its quiz online waiting. So many
 * days after its last session whoever made it is reminded; so many later their supervisor and HR; once each.
 */
export async function remindClosing(call: Call) {
	const delays = delaysOf((await call.rules()).get('pengingat.tutup_angkatan_hari')?.value);
	if (!delays) return;
	const [first, second] = delays;
	const events = await unclosed(call, first);
	if (events.length === 0) return;
	const late = events.filter((each) => each.days >= second);
	const authors = [...new Set(late.flatMap(({ authorId }) => authorId ?? []))];
	const [organisers, offices, ...supervisors] = await call.readAll([
		holdersRead(call, { events: events.filter(({ authorId }) => !authorId), roles: ['organiser'] }),
		holdersRead(call, { events: late, roles: ['verifier', 'unit-hr'] }),
		...supervisorReads(call.db, authors, call.today)
	]);
	const due = events.flatMap((each) => {
		const own = organisers.flatMap((row) => (row.eventId === each.id ? [row.personId] : []));
		return dueTold(each, each.authorId ? [each.authorId] : own);
	});
	const overdue = late.flatMap((each) => {
		const above = each.authorId && supervisorIn(supervisors, each.authorId)?.id;
		const offered = offices.flatMap((row) => (row.eventId === each.id ? [row.personId] : []));
		const told = new Set(above ? [above, ...offered] : offered);
		return overdueTold(
			each,
			[...told].filter((id) => id !== each.authorId)
		);
	});
	const news = await untold(call.db, [...due, ...overdue]);
	if (news.length === 0) return;
	await call.write('workshops.closing_reminded', async (tx) => {
		await announce(tx, call, news);
		return { subject: 'workshop-event:many', after: { count: news.length }, result: null };
	});
}

type Unclosed = Awaited<ReturnType<typeof unclosed>>[number];

/** Open events whose last session ended at least so many days ago. */
async function unclosed(call: Call, days: number) {
	const rows = await call.db
		.select({
			id: workshopEvent.id,
			authorId: workshopEvent.authorId,
			title: course.title,
			endsAt,
			waiting: waitingForClosing
		})
		.from(workshopEvent)
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(
			and(eq(workshopEvent.status, 'open'), sql`${endsAt} <= ${call.now.getTime() - days * dayMs}`)
		);
	return rows.map(({ endsAt: ended, ...row }) => ({
		...row,
		endedAt: ended ?? 0,
		days: Math.floor((call.now.getTime() - (ended ?? 0)) / dayMs)
	}));
}

const keyOf = ({ id, endedAt }: Unclosed, step: string) => `workshop:${id}:${step}:${endedAt}`;
const factsOf = ({ title, id, waiting }: Unclosed) => ({ course: title, eventId: id, waiting });

const dueTold = (event: Unclosed, people: readonly string[]) =>
	people.map((personId): Announcement => ({
		...{ kind: 'closing-due', personId, facts: factsOf(event) },
		eventKey: keyOf(event, 'closing-due')
	}));

const overdueTold = (event: Unclosed, people: readonly string[]) =>
	people.map((personId): Announcement => ({
		...{ kind: 'closing-overdue', personId, facts: { ...factsOf(event), days: event.days } },
		eventKey: keyOf(event, 'closing-overdue')
	}));

/** Null where the agency's rules do not know the reminder. */
function delaysOf(value: unknown): readonly [number, number] | null {
	const days = Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
	const [first, second] = days;
	return first === undefined || second === undefined ? null : [first, second];
}
