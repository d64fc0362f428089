import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { handInWays, resubmitWays, type Rubric } from '#api/domain/assignment.ts';
import { timeZones } from '#api/domain/period.ts';
import { documentTypes } from '#api/domain/supporting-document.ts';
import { course } from './catalogue.ts';
import { flag, id, instant, isOneOf } from './columns.ts';
import { person } from './organisation.ts';
import { workshopEvent } from './workshops.ts';

/** Work that the participants of an event, or the learners of a course, hand in. */
export const assignment = sqliteTable(
	'assignment',
	{
		id: id(),
		eventId: text().references(() => workshopEvent.id),
		courseId: text().references(() => course.id),
		title: text().notNull(),
		/** What to do, as Markdown and as sanitised HTML. */
		task: text().notNull(),
		taskHtml: text().notNull(),
		/** Null: whenever it is ready. */
		dueAt: instant(),
		/** In which the due time is shown. */
		zone: text({ enum: timeZones }).notNull(),
		handIn: text({ enum: handInWays }).notNull(),
		resubmit: text({ enum: resubmitWays }).notNull(),
		/** Completion asks for it. */
		required: flag().notNull(),
		/** Criteria with their levels; null: plain points. */
		rubric: text({ mode: 'json' }).$type<Rubric>(),
		points: integer().notNull(),
		/** Of a hundred; null: by rule. */
		passMark: integer(),
		authorId: text().references(() => person.id),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
		withdrawnAt: instant()
	},
	(t) => [
		index('assignment_event').on(t.eventId),
		index('assignment_course').on(t.courseId),
		index('assignment_author').on(t.authorId),
		check('assignment_of_one', sql`(event_id is null) <> (course_id is null)`),
		check('assignment_hand_in', isOneOf(t.handIn, handInWays)),
		check('assignment_resubmit', isOneOf(t.resubmit, resubmitWays)),
		check('assignment_points', sql`points between 1 and 1000`),
		check('assignment_pass_mark', sql`pass_mark is null or pass_mark between 0 and 100`)
	]
);

/** What a person handed in: a text or a file; append-only, the newest counts. */
export const handIn = sqliteTable(
	'hand_in',
	{
		id: id(),
		assignmentId: text()
			.notNull()
			.references(() => assignment.id),
		personId: text()
			.notNull()
			.references(() => person.id),
		number: integer().notNull(),
		/** After it was due. */
		late: flag().notNull(),
		text: text(),
		/** The bytes lie behind the storage port. */
		sha256: text(),
		type: text({ enum: documentTypes }),
		size: integer(),
		name: text(),
		at: instant().notNull()
	},
	(t) => [
		uniqueIndex('hand_in_number').on(t.assignmentId, t.personId, t.number),
		index('hand_in_person').on(t.personId, t.at),
		index('hand_in_sha256')
			.on(t.sha256)
			.where(sql`sha256 is not null`),
		check('hand_in_type', isOneOf(t.type, documentTypes))
	]
);

/** What the trainer said of it; append-only, the newest counts. */
export const grade = sqliteTable(
	'grade',
	{
		id: id(),
		assignmentId: text()
			.notNull()
			.references(() => assignment.id),
		personId: text()
			.notNull()
			.references(() => person.id),
		/** Null: for work that was seen, and not handed in here. */
		handInId: text().references(() => handIn.id),
		number: integer().notNull(),
		/** Asked to be mended and handed in again; it has no points then. */
		returned: flag().notNull(),
		points: integer(),
		/** The level chosen at each criterion. */
		levels: text({ mode: 'json' }).$type<Record<string, string>>(),
		/** Of a hundred, with the mark that was asked for then. */
		mark: integer(),
		passMark: integer(),
		passed: flag().notNull(),
		feedback: text(),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		uniqueIndex('grade_number').on(t.assignmentId, t.personId, t.number),
		index('grade_person').on(t.personId, t.at),
		index('grade_hand_in').on(t.handInId),
		check('grade_said', sql`(returned = 1) = (points is null)`)
	]
);

/** The event asks its participants to pass the quiz of its course as well; without a row it does not. */
export const postTest = sqliteTable('post_test', {
	eventId: text()
		.primaryKey()
		.references(() => workshopEvent.id),
	by: text().notNull(),
	at: instant().notNull()
});
