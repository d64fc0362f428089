import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { markMeans } from '#api/domain/attendance.ts';
import { timeZones } from '#api/domain/period.ts';
import { signupSources, signupStatuses } from '#api/domain/signup.ts';
import {
	approvalWays,
	eventStatuses,
	registrationWays,
	trainerRoles
} from '#api/domain/workshop-event.ts';
import { course } from './catalogue.ts';
import { id, instant, isOneOf } from './columns.ts';
import { person, unit } from './organisation.ts';

/** Where sessions are held. */
export const room = sqliteTable(
	'room',
	{
		id: id(),
		name: text().notNull(),
		address: text(),
		/** Seats; null: not known. */
		capacity: integer(),
		/** Degrees, WGS 84; both or neither. */
		latitude: real(),
		longitude: real(),
		/** Metres around it within which a scan counts as made there; null: not asked. */
		radius: integer(),
		archivedAt: instant(),
		updatedAt: instant().notNull()
	},
	(t) => [uniqueIndex('room_name').on(t.name)]
);

/** Who teaches or helps: one of the agency's own people, or somebody from outside by name. */
export const trainer = sqliteTable(
	'trainer',
	{
		id: id(),
		personId: text().references(() => person.id),
		/** Of somebody from outside; null for own people, whose name stands in `person`. */
		name: text(),
		institution: text(),
		archivedAt: instant(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('trainer_person')
			.on(t.personId)
			.where(sql`person_id is not null`),
		check('trainer_known', sql`(person_id is null) <> (name is null)`)
	]
);

/** One holding (angkatan) of a workshop of the catalogue. */
export const workshopEvent = sqliteTable(
	'workshop_event',
	{
		id: id(),
		courseId: text()
			.notNull()
			.references(() => course.id),
		/** Angkatan I, II, III within the course. */
		number: integer().notNull(),
		status: text({ enum: eventStatuses }).notNull(),
		/** The unit that holds it; who manages events is scoped by it. Null: the agency. */
		unitId: text().references(() => unit.id),
		registration: text({ enum: registrationWays }).notNull(),
		approval: text({ enum: approvalWays }).notNull(),
		/** Seats; null: without limit. */
		capacity: integer(),
		/** Fewer than this by `closesAt`: the organiser is told to decide. */
		minimum: integer(),
		/** No more registrations from then on; null: until the first session begins. */
		closesAt: instant(),
		/** Until when a participant may cancel alone; null: until the first session begins. */
		cancelUntil: instant(),
		/** What participants should know, as Markdown and as sanitised HTML. */
		note: text(),
		noteHtml: text(),
		/** First opened then; null: what became of it is its planners' alone. */
		announcedAt: instant(),
		/** Last called off or taken back then: who was told so is told anew when it is on again. */
		calledOffAt: instant(),
		/** Why it was cancelled, or opened again. */
		reason: text(),
		authorId: text().references(() => person.id),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('workshop_event_number').on(t.courseId, t.number),
		index('workshop_event_unit').on(t.unitId),
		index('workshop_event_author').on(t.authorId),
		index('workshop_event_status').on(t.status, t.id),
		check('workshop_event_status_known', isOneOf(t.status, eventStatuses)),
		check('workshop_event_registration_known', isOneOf(t.registration, registrationWays)),
		check('workshop_event_approval_known', isOneOf(t.approval, approvalWays))
	]
);

/** One dated part of an event. */
export const workshopSession = sqliteTable(
	'workshop_session',
	{
		id: id(),
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		title: text().notNull(),
		startsAt: instant().notNull(),
		endsAt: instant().notNull(),
		/** The zone of the place, in which its hours are shown. */
		zone: text({ enum: timeZones }).notNull(),
		/** Planned JP: the weight of this session in the attendance of the whole. */
		jp: integer().notNull(),
		roomId: text().references(() => room.id),
		onlineUrl: text(),
		/** The same for sessions that are one, given several times: a participant needs one of them. */
		shiftGroup: text(),
		/** Which secret its rotating code is made of (see session-secret.ts); the next number makes known codes worthless. */
		secretNumber: integer().notNull(),
		/** When that number took the place of the one before; null: it is the first. */
		secretChangedAt: instant(),
		sealedAt: instant(),
		/** How often it was moved or changed: calendars take the newest. */
		revision: integer().notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [
		index('workshop_session_event').on(t.eventId, t.startsAt),
		index('workshop_session_room').on(t.roomId, t.startsAt),
		index('workshop_session_time').on(t.startsAt, t.id),
		index('workshop_session_end').on(t.endsAt),
		check('workshop_session_order', sql`ends_at > starts_at`)
	]
);

/** Who teaches at a session. */
export const sessionTrainer = sqliteTable(
	'session_trainer',
	{
		sessionId: text()
			.notNull()
			.references(() => workshopSession.id),
		trainerId: text()
			.notNull()
			.references(() => trainer.id),
		role: text({ enum: trainerRoles }).notNull()
	},
	(t) => [
		primaryKey({ columns: [t.sessionId, t.trainerId] }),
		index('session_trainer_trainer').on(t.trainerId),
		check('session_trainer_role', isOneOf(t.role, trainerRoles))
	]
);

/** A person, or a guest by name, on the list of an event; `status` is the last row of `signup_status`. */
export const signup = sqliteTable(
	'signup',
	{
		id: id(),
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		/** Null: a guest who walked in and is not known yet. */
		personId: text().references(() => person.id),
		guestName: text(),
		guestInstitution: text(),
		source: text({ enum: signupSources }).notNull(),
		status: text({ enum: signupStatuses }).notNull(),
		/** Where the person worked when they signed up; quotas and desks are scoped by it. */
		unitId: text().references(() => unit.id),
		/** An offered seat lapses then. */
		offerEndsAt: instant(),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('signup_person')
			.on(t.eventId, t.personId)
			.where(sql`person_id is not null`),
		index('signup_of_person').on(t.personId, t.createdAt),
		index('signup_event').on(t.eventId, t.status, t.createdAt),
		// What waits at a desk, or lapses, over all events.
		index('signup_waiting').on(t.status, t.createdAt, t.id),
		index('signup_unit').on(t.unitId),
		index('signup_offer')
			.on(t.offerEndsAt)
			.where(sql`status = 'offered'`),
		check('signup_source_known', isOneOf(t.source, signupSources)),
		check('signup_status_known', isOneOf(t.status, signupStatuses)),
		check('signup_known', sql`person_id is not null or guest_name is not null`)
	]
);

/** What became of a registration, step by step; append-only. */
export const signupStatus = sqliteTable(
	'signup_status',
	{
		id: id(),
		signupId: text()
			.notNull()
			.references(() => signup.id),
		status: text({ enum: signupStatuses }).notNull(),
		reason: text(),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		index('signup_status_signup').on(t.signupId, t.at),
		check('signup_status_status', isOneOf(t.status, signupStatuses))
	]
);

/** Kinds of attendance (hadir, terlambat, izin …): how much each counts and what proof it needs. */
export const attendanceStatus = sqliteTable(
	'attendance_status',
	{
		code: text().primaryKey(),
		name: text().notNull(),
		/** Share of the session's JP that counts as attended, 0 to 100. */
		weight: integer().notNull(),
		/** A document is asked for. */
		proof: integer({ mode: 'boolean' }).notNull(),
		/** Given by the portal itself to whoever scans later than the rule allows. */
		late: integer({ mode: 'boolean' }).notNull(),
		sequence: integer().notNull()
	},
	() => [check('attendance_status_weight', sql`weight between 0 and 100`)]
);

/** Who was there, as somebody or something vouched for it; append-only, a correction voids and marks anew. */
export const attendanceMark = sqliteTable(
	'attendance_mark',
	{
		/** Made by whoever marked, so that sending it twice is one mark. */
		id: id(),
		sessionId: text()
			.notNull()
			.references(() => workshopSession.id),
		signupId: text()
			.notNull()
			.references(() => signup.id),
		/** Null: the last word in charge is taken back; what stood before it stands again. */
		status: text().references(() => attendanceStatus.code),
		means: text({ enum: markMeans }).notNull(),
		/** When the person was seen there; null where nobody can say. */
		seenAt: instant(),
		note: text(),
		/** When somebody in charge said so, by the clock of their device; null: the participant's own scan. */
		saidAt: instant(),
		voidsId: text(),
		/** The mark that stands again, because what stood above it was taken back or came late; null: a word of its own. */
		restatesId: text(),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		index('attendance_mark_session').on(t.sessionId, t.signupId, t.at),
		index('attendance_mark_signup').on(t.signupId),
		index('attendance_mark_status').on(t.status),
		uniqueIndex('attendance_mark_voids')
			.on(t.voidsId)
			.where(sql`voids_id is not null`),
		// One mark that voids nothing for a person at a session: two at the same moment cannot both be the first.
		uniqueIndex('attendance_mark_first')
			.on(t.sessionId, t.signupId)
			.where(sql`voids_id is null`),
		check('attendance_mark_means', isOneOf(t.means, markMeans))
	]
);
