import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Draft } from '#api/domain/course-draft.ts';
import { course } from './catalogue.ts';
import { id, instant } from './columns.ts';

/** What the next version of a course will say; one a course, from the first change on. */
export const courseDraft = sqliteTable('course_draft', {
	courseId: text()
		.primaryKey()
		.references(() => course.id),
	/** Counts every change; null in `publishedRevision` until one was published. */
	revision: integer().notNull(),
	publishedRevision: integer(),
	content: text({ mode: 'json' }).$type<Draft>().notNull(),
	/** The actor who changed it last. */
	updatedBy: text().notNull(),
	updatedAt: instant().notNull()
});

/** States that a draft had, to go back to. */
export const draftHistory = sqliteTable(
	'draft_history',
	{
		id: id(),
		courseId: text()
			.notNull()
			.references(() => course.id),
		revision: integer().notNull(),
		content: text({ mode: 'json' }).$type<Draft>().notNull(),
		/** The action that made it, as the audit names it. */
		action: text().notNull(),
		savedBy: text().notNull(),
		savedAt: instant().notNull()
	},
	(t) => [index('draft_history_course').on(t.courseId, t.revision)]
);
