import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { lessonKinds } from '#api/domain/completion.ts';
import { enrolmentStatuses } from '#api/domain/enrolment.ts';
import { questionKinds } from '#api/domain/quiz.ts';
import { course, courseVersion } from './catalogue.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';
import { person } from './organisation.ts';
import { signup } from './workshops.ts';

/** A stored file by its SHA-256; the bytes lie behind the storage port. */
export const storedFile = sqliteTable('stored_file', {
	sha256: text().primaryKey(),
	type: text().notNull(),
	size: integer().notNull(),
	name: text().notNull(),
	storedAt: instant().notNull()
});

/** One step of a course version. */
export const lesson = sqliteTable(
	'lesson',
	{
		id: id(),
		versionId: text()
			.notNull()
			.references(() => courseVersion.id),
		sequence: integer().notNull(),
		kind: text({ enum: lessonKinds }).notNull(),
		title: text().notNull(),
		minutes: integer().notNull(),
		bytes: integer().notNull(),
		/** Markdown as written, and its sanitised HTML; text lessons only. */
		markdown: text(),
		html: text(),
		/** PDF lessons only. */
		fileSha256: text().references(() => storedFile.sha256),
		/** Quizzes only: how many questions are drawn (null: all), the mark to pass (null: by rule). */
		draw: integer(),
		passMark: integer(),
		/** Fewer attempts than the rule allows; null: by rule. */
		attempts: integer(),
		/** The quiz that decides the course. */
		final: integer({ mode: 'boolean' }).notNull(),
		/** Optional lessons count for nothing. */
		required: integer({ mode: 'boolean' }).notNull().default(true)
	},
	(t) => [
		uniqueIndex('lesson_sequence').on(t.versionId, t.sequence),
		index('lesson_hand_out').on(t.fileSha256),
		check('lesson_kind', isOneOf(t.kind, lessonKinds))
	]
);

/** Files (drawings, hand-outs) that a version's lessons show. */
export const lessonFile = sqliteTable(
	'lesson_file',
	{
		id: id(),
		versionId: text()
			.notNull()
			.references(() => courseVersion.id),
		path: text().notNull(),
		sha256: text()
			.notNull()
			.references(() => storedFile.sha256)
	},
	(t) => [
		uniqueIndex('lesson_file_path').on(t.versionId, t.path),
		index('lesson_file_sha256').on(t.sha256)
	]
);

export const question = sqliteTable(
	'question',
	{
		id: id(),
		versionId: text()
			.notNull()
			.references(() => courseVersion.id),
		sequence: integer().notNull(),
		kind: text({ enum: questionKinds }).notNull(),
		prompt: text().notNull(),
		/** In the order written; ids are stable within the question. */
		choices: text({ mode: 'json' })
			.$type<{ id: string; text: string; correct: boolean }[]>()
			.notNull(),
		explanation: text().notNull()
	},
	(t) => [
		index('question_version').on(t.versionId, t.sequence),
		check('question_kind', isOneOf(t.kind, questionKinds))
	]
);

/** The bank of a quiz: the questions it draws from. */
export const lessonQuestion = sqliteTable(
	'lesson_question',
	{
		lessonId: text()
			.notNull()
			.references(() => lesson.id),
		questionId: text()
			.notNull()
			.references(() => question.id)
	},
	(t) => [
		primaryKey({ columns: [t.lessonId, t.questionId] }),
		index('lesson_question_question').on(t.questionId)
	]
);

/** A person studying one version of a course. */
export const enrolment = sqliteTable(
	'enrolment',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		courseId: text()
			.notNull()
			.references(() => course.id),
		versionId: text()
			.notNull()
			.references(() => courseVersion.id),
		status: text({ enum: enrolmentStatuses }).notNull(),
		enrolledAt: instant().notNull(),
		leftAt: instant(),
		completedAt: instant(),
		/** Derived from lesson_event and quiz_attempt: 0 to 100. */
		progress: integer().notNull(),
		lastLessonId: text().references(() => lesson.id),
		lastActiveAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('enrolment_one_live')
			.on(t.personId, t.courseId)
			.where(sql`status <> 'left'`),
		index('enrolment_person').on(t.personId, t.lastActiveAt),
		index('enrolment_course').on(t.courseId, t.status),
		index('enrolment_version').on(t.versionId),
		index('enrolment_last_lesson').on(t.lastLessonId),
		check('enrolment_status', isOneOf(t.status, enrolmentStatuses)),
		check('enrolment_progress', sql`progress between 0 and 100`)
	]
);

/** Proof that a lesson was finished; append-only. */
export const lessonEvent = sqliteTable(
	'lesson_event',
	{
		id: id(),
		enrolmentId: text()
			.notNull()
			.references(() => enrolment.id),
		lessonId: text()
			.notNull()
			.references(() => lesson.id),
		kind: text({ enum: ['finished'] }).notNull(),
		at: instant().notNull()
	},
	(t) => [
		uniqueIndex('lesson_event_once').on(t.enrolmentId, t.lessonId, t.kind),
		index('lesson_event_lesson').on(t.lessonId)
	]
);

/** One try at a quiz: what was drawn, what was answered, what it scored. */
export const quizAttempt = sqliteTable(
	'quiz_attempt',
	{
		id: id(),
		enrolmentId: text()
			.notNull()
			.references(() => enrolment.id),
		lessonId: text()
			.notNull()
			.references(() => lesson.id),
		number: integer().notNull(),
		/** Questions and the order of their choices, as drawn at the start. */
		drawn: text({ mode: 'json' }).$type<{ questionId: string; choiceIds: string[] }[]>().notNull(),
		answers: text({ mode: 'json' }).$type<Record<string, string[]>>().notNull(),
		startedAt: instant().notNull(),
		savedAt: instant(),
		submittedAt: instant(),
		score: integer(),
		passed: integer({ mode: 'boolean' }),
		/** Ids of the rule rows that decided: pass mark, attempts. */
		ruleIds: text({ mode: 'json' }).$type<string[]>().notNull()
	},
	(t) => [
		uniqueIndex('quiz_attempt_number').on(t.enrolmentId, t.lessonId, t.number),
		uniqueIndex('quiz_attempt_one_open')
			.on(t.enrolmentId, t.lessonId)
			.where(sql`submitted_at is null`),
		index('quiz_attempt_lesson').on(t.lessonId),
		index('quiz_attempt_answered')
			.on(t.submittedAt)
			.where(sql`submitted_at is not null and answers <> '{}'`)
	]
);

/** A course finished by its rule: one an enrolment, or one a registration for an event of a workshop. */
export const completion = sqliteTable(
	'completion',
	{
		id: id(),
		enrolmentId: text().references(() => enrolment.id),
		signupId: text().references(() => signup.id),
		personId: text()
			.notNull()
			.references(() => person.id),
		courseId: text()
			.notNull()
			.references(() => course.id),
		completedOn: civilDate().notNull(),
		completedAt: instant().notNull(),
		score: integer(),
		/** What the rule saw, and by which rows, so that it can explain itself. */
		reason: text({ mode: 'json' }).$type<unknown>().notNull(),
		ruleIds: text({ mode: 'json' }).$type<string[]>().notNull()
	},
	(t) => [
		uniqueIndex('completion_enrolment').on(t.enrolmentId),
		uniqueIndex('completion_signup')
			.on(t.signupId)
			.where(sql`signup_id is not null`),
		check('completion_of_one', sql`(enrolment_id is null) <> (signup_id is null)`),
		index('completion_person').on(t.personId, t.completedAt),
		index('completion_course').on(t.courseId)
	]
);
