/** The event that a registration hangs on, as far as the caller may know of it. */
import { and, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { TimeZone } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { withinUnits } from '#api/modules/competencies/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { unit } from '#db/schema/organisation.ts';
import { workshopEvent } from '#db/schema/workshops.ts';

const firstStart = sql<number | null>`(
	select min(s.starts_at) from workshop_session s where s.event_id = ${workshopEvent.id})`;
const lastEnd = sql<number | null>`(
	select max(s.ends_at) from workshop_session s where s.event_id = ${workshopEvent.id})`;
const dateOf = (value: number | null) => (value === null ? null : new Date(value));

export const signupEventColumns = {
	id: workshopEvent.id,
	courseId: workshopEvent.courseId,
	title: course.title,
	number: workshopEvent.number,
	status: workshopEvent.status,
	registration: workshopEvent.registration,
	approval: workshopEvent.approval,
	capacity: workshopEvent.capacity,
	minimum: workshopEvent.minimum,
	closesAt: workshopEvent.closesAt,
	cancelUntil: workshopEvent.cancelUntil,
	unitId: workshopEvent.unitId,
	organiser: sql<string | null>`(select u.name from unit u where u.id = ${workshopEvent.unitId})`,
	/** Of its first session. */
	zone: sql<TimeZone>`coalesce((select s.zone from workshop_session s
		where s.event_id = ${workshopEvent.id} order by s.starts_at limit 1), 'Asia/Makassar')`,
	startsAt: firstStart.mapWith(dateOf),
	endsAt: lastEnd.mapWith(dateOf)
};

/** Events with what decides about registrations. */
export const signupEvents = (db: Tx | ReadDb) =>
	db
		.select(signupEventColumns)
		.from(workshopEvent)
		.innerJoin(course, eq(course.id, workshopEvent.courseId));
export type SignupEventRow = Awaited<ReturnType<typeof signupEvents>>[number];

/** What was announced; a draft, called off or not, is nobody's business but its organiser's. */
export const announced = or(
	inArray(workshopEvent.status, ['open', 'closed']),
	and(eq(workshopEvent.status, 'cancelled'), isNotNull(workshopEvent.announcedAt))
);

/** One announced event, or the answer of one that does not exist. */
export async function announcedEvent(db: Tx | ReadDb, eventId: string): Promise<SignupEventRow> {
	const [found] = await signupEvents(db).where(and(eq(workshopEvent.id, eventId), announced));
	if (!found) throw new Problem('not-found');
	return found;
}

/** The condition that the caller runs an event: by its unit, or everywhere; HR reviews all of them. */
export function eventInCharge(call: Call): SQL | undefined {
	const scope = call.scopeOf('workshop.manage');
	if (scope.kind === 'all') return undefined;
	const reviews = call.scopeOf('signup.review').kind === 'all' ? announced : undefined;
	if (scope.kind !== 'units') return reviews ?? sql`0`;
	const units = call.db.select({ id: unit.id }).from(unit).where(withinUnits(scope.unitPaths));
	const own = and(isNotNull(workshopEvent.unitId), inArray(workshopEvent.unitId, units));
	return or(own, reviews);
}

/** One event of the caller's charge, or the answer of one that does not exist. */
export async function eventOfCharge(
	db: Tx | ReadDb,
	call: Call,
	eventId: string
): Promise<SignupEventRow> {
	const [found] = await signupEvents(db).where(
		and(eq(workshopEvent.id, eventId), eventInCharge(call))
	);
	if (!found) throw new Problem('not-found');
	return found;
}
