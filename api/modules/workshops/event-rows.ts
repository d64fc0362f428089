/** Events as rows of a list: one read, whoever asks for them. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { phaseOf } from '#api/domain/workshop-event.ts';
import { seated } from '#api/domain/signup.ts';
import { course } from '#db/schema/catalogue.ts';
import { completion } from '#db/schema/learning.ts';
import { unit } from '#db/schema/organisation.ts';
import { developmentForm } from '#db/schema/rules.ts';
import {
	attendanceMark,
	attendanceStatus,
	signup,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import type { EventRow } from './event-contract.ts';
import { chargedEvent } from './visible-events.ts';

const ofEvent = sql`from ${workshopSession} s where s.event_id = ${workshopEvent.id}`;
/** The beginning of its first session and the end of its last, in milliseconds; null without any. */
export const startsAt = sql<number | null>`(select min(s.starts_at) ${ofEvent})`;
export const endsAt = sql<number | null>`(select max(s.ends_at) ${ofEvent})`;

const taken = sql<number>`(select count(*) from ${signup} g
	where g.event_id = ${workshopEvent.id} and ${inArray(sql`g.status`, [...seated])})`;

/** Who was there at least once and has nothing for it yet: what the closing of an event decides. */
export const waitingForClosing = sql<number>`(select count(*) from ${signup} g
	where g.event_id = ${workshopEvent.id} and g.status = 'booked' and g.person_id is not null
		and not exists (select 1 from ${completion} c where c.signup_id = g.id)
		and exists (select 1 from ${attendanceMark} a join ${attendanceStatus} w on w.code = a.status
			where a.signup_id = g.id and w.weight > 0
				and not exists (select 1 from ${attendanceMark} later where later.voids_id = a.id)))`;

export const eventRowsRead = (call: Call) =>
	call.db
		.select({
			event: workshopEvent,
			course: {
				id: course.id,
				title: course.title,
				formCode: course.formCode,
				mode: course.mode,
				jp: course.jp
			},
			formName: developmentForm.name,
			unitName: unit.name,
			startsAt,
			endsAt,
			zone: sql<
				typeof workshopSession.$inferSelect.zone | null
			>`(select s.zone ${ofEvent} order by s.starts_at limit 1)`,
			sessions: sql<number>`(select count(distinct coalesce(s.shift_group, s.id)) ${ofEvent})`,
			jp: sql<number>`(select coalesce(sum(jp), 0) from (select max(s.jp) jp ${ofEvent}
				group by coalesce(s.shift_group, s.id)))`,
			places: sql<string>`(select json_group_array(name) from (select distinct r.name from
				workshop_session s join room r on r.id = s.room_id where s.event_id = ${workshopEvent.id}
				order by s.starts_at))`,
			taken,
			waiting: sql<
				number | null
			>`case when ${workshopEvent.status} = 'open' and ${endsAt} <= ${call.now.getTime()}
				and ${chargedEvent(call)} then ${waitingForClosing} end`,
			mine: signup.status
		})
		.from(workshopEvent)
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(developmentForm, eq(developmentForm.code, course.formCode))
		.leftJoin(unit, eq(unit.id, workshopEvent.unitId))
		.leftJoin(
			signup,
			and(eq(signup.eventId, workshopEvent.id), eq(signup.personId, call.actor.personId ?? ''))
		)
		.$dynamic();

export type EventAnswer = Awaited<ReturnType<typeof eventRowsRead>>[number];

export function eventRowOf(answer: EventAnswer, now: Date): EventRow {
	const { event, course: of } = answer;
	return {
		id: event.id,
		number: event.number,
		course: {
			id: of.id,
			title: of.title,
			form: { code: of.formCode, name: answer.formName },
			mode: of.mode,
			jp: of.jp
		},
		unit:
			event.unitId !== null && answer.unitName !== null
				? { id: event.unitId, name: answer.unitName }
				: null,
		phase: phaseOf({
			status: event.status,
			startsAt: momentOf(answer.startsAt),
			endsAt: momentOf(answer.endsAt),
			seatsLeft: event.capacity === null ? null : event.capacity - answer.taken,
			now
		}),
		registration: event.registration,
		startsAt: momentOf(answer.startsAt)?.toISOString() ?? null,
		endsAt: momentOf(answer.endsAt)?.toISOString() ?? null,
		zone: answer.zone,
		sessions: answer.sessions,
		jp: answer.jp,
		places: placesFrom(answer.places),
		capacity: event.capacity,
		taken: answer.taken,
		waiting: answer.waiting,
		mine: answer.mine
	};
}

const momentOf = (ms: number | null) => (ms === null ? null : new Date(ms));

/** What the database wrote as JSON two lines above. */
const placesFrom = (text: string) => JSON.parse(text) as string[];
