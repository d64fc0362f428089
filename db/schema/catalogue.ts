import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { courseModes, courseStatuses } from '#api/domain/enrolment.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';
import { competency } from './competencies.ts';
import { position, unit } from './organisation.ts';
import { developmentForm } from './rules.ts';

/** An offer in the catalogue. */
export const course = sqliteTable(
	'course',
	{
		id: id(),
		code: text().notNull(),
		title: text().notNull(),
		summary: text().notNull(),
		outcomes: text({ mode: 'json' }).$type<string[]>().notNull(),
		teachers: text({ mode: 'json' }).$type<string[]>().notNull(),
		formCode: text()
			.notNull()
			.references(() => developmentForm.code),
		mode: text({ enum: courseModes }).notNull(),
		/** Free words about the mode, as the organiser put it. */
		modeNote: text(),
		provider: text().notNull(),
		audience: text(),
		/** Null while the curriculum's JP is not yet known. */
		jp: integer(),
		minutes: integer(),
		/** Bytes a learner downloads to study everything; 0 without lessons. */
		bytes: integer().notNull(),
		startsOn: civilDate(),
		status: text({ enum: courseStatuses }).notNull(),
		/** The published version with lessons; null: *Materi belum tersedia*. */
		versionId: text(),
		ownerUnitId: text().references(() => unit.id),
		publishedAt: instant(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('course_code').on(t.code),
		index('course_status').on(t.status, t.title, t.id),
		index('course_form').on(t.formCode),
		index('course_owner').on(t.ownerUnitId),
		check('course_status_known', isOneOf(t.status, courseStatuses)),
		check('course_mode_known', isOneOf(t.mode, courseModes))
	]
);

/** The level of a competency that a course leads to. */
export const courseCompetency = sqliteTable(
	'course_competency',
	{
		courseId: text()
			.notNull()
			.references(() => course.id),
		competencyId: text()
			.notNull()
			.references(() => competency.id),
		level: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.courseId, t.competencyId] }),
		index('course_competency_competency').on(t.competencyId, t.level)
	]
);

/** Positions that a course is made for. */
export const coursePosition = sqliteTable(
	'course_position',
	{
		courseId: text()
			.notNull()
			.references(() => course.id),
		positionId: text()
			.notNull()
			.references(() => position.id)
	},
	(t) => [
		primaryKey({ columns: [t.courseId, t.positionId] }),
		index('course_position_position').on(t.positionId)
	]
);

/** A published state of a course's lessons; learners finish the one they started. */
export const courseVersion = sqliteTable(
	'course_version',
	{
		id: id(),
		courseId: text()
			.notNull()
			.references(() => course.id),
		number: integer().notNull(),
		sequential: integer({ mode: 'boolean' }).notNull(),
		/** SHA-256 of the source, so that installing the same course again changes nothing. */
		sourceHash: text().notNull(),
		publishedAt: instant().notNull()
	},
	(t) => [uniqueIndex('course_version_number').on(t.courseId, t.number)]
);
