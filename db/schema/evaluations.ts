import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { evaluationKinds } from '#api/domain/evaluation.ts';
import { flag, id, isOneOf } from './columns.ts';
import { person } from './organisation.ts';
import { workshopEvent } from './workshops.ts';

/** A set of questions for the end of a workshop. */
export const evaluationForm = sqliteTable('evaluation_form', {
	code: text().primaryKey(),
	name: text().notNull(),
	/** What an event asks unless somebody chose otherwise. */
	standard: flag().notNull()
});

export const evaluationQuestion = sqliteTable(
	'evaluation_question',
	{
		id: id(),
		formCode: text()
			.notNull()
			.references(() => evaluationForm.code),
		sequence: integer().notNull(),
		kind: text({ enum: evaluationKinds }).notNull(),
		prompt: text().notNull(),
		choices: text({ mode: 'json' }).$type<string[]>().notNull(),
		required: flag().notNull()
	},
	(t) => [
		uniqueIndex('evaluation_question_sequence').on(t.formCode, t.sequence),
		check('evaluation_question_kind', isOneOf(t.kind, evaluationKinds))
	]
);

/** Which set an event asks; null: none. Without a row it is the standard one. */
export const eventEvaluation = sqliteTable(
	'event_evaluation',
	{
		eventId: text()
			.primaryKey()
			.references(() => workshopEvent.id),
		formCode: text().references(() => evaluationForm.code)
	},
	(t) => [index('event_evaluation_form').on(t.formCode)]
);

/** Who has answered, so that nobody answers twice; it does not say when or what. */
export const evaluationAnswered = sqliteTable(
	'evaluation_answered',
	{
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		personId: text()
			.notNull()
			.references(() => person.id)
	},
	(t) => [
		primaryKey({ columns: [t.eventId, t.personId] }),
		index('evaluation_answered_person').on(t.personId)
	]
);

/**
 * So many people's answers were let into the results at once; append-only. The step that comes next is not shown
 * before it holds enough.
 */
export const evaluationStep = sqliteTable(
	'evaluation_step',
	{
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		number: integer().notNull(),
		/** How many people answered within it. */
		people: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.eventId, t.number] })]
);

/**
 * One answer to one question, of nobody: no person, no time, no sheet that would join one's answers, an id by chance;
 * the table is kept without rowid, so that not even its order tells who came after whom.
 */
export const evaluationAnswer = sqliteTable(
	'evaluation_answer',
	{
		id: id(),
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		questionId: text()
			.notNull()
			.references(() => evaluationQuestion.id),
		value: text().notNull(),
		/** With the answers of which step it is shown; of the last step, not yet. */
		step: integer().notNull().default(1)
	},
	(t) => [
		index('evaluation_answer_event').on(t.eventId, t.questionId),
		index('evaluation_answer_question').on(t.questionId)
	]
);
