import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { courseModes, courseStatuses, type CourseMode } from '#api/domain/enrolment.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';
import { competency } from './competencies.ts';
import { person, position, unit } from './organisation.ts';
import { developmentForm } from './rules.ts';

/** An offer in the catalogue. */
export const course = sqliteTable(
	'course',
	{
		id: id(),
		code: text().notNull(),
		title: text().notNull(),
		summary: text().notNull(),
		/** Markdown as written, and its sanitised HTML. */
		description: text(),
		descriptionHtml: text(),
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
		/** Who began it in the portal; null: imported, or shipped with it. */
		authorId: text().references(() => person.id),
		publishedAt: instant(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('course_code').on(t.code),
		index('course_status').on(t.status, t.title, t.id),
		index('course_form').on(t.formCode),
		index('course_owner').on(t.ownerUnitId),
		index('course_author').on(t.authorId),
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

export type VersionFacts = {
	title: string;
	formCode: string;
	jp: number | null;
	minutes: number | null;
	mode: CourseMode;
	provider: string;
	competencies: { competencyId: string; level: number }[];
};

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
		publishedAt: instant().notNull(),
		/**
		 * What the course said when a newer version replaced this one: who began it finishes that course.
		 * Null while it is the published version.
		 */
		facts: text({ mode: 'json' }).$type<VersionFacts>()
	},
	(t) => [uniqueIndex('course_version_number').on(t.courseId, t.number)]
);
