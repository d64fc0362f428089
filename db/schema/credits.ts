import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { HoursReason } from '#api/domain/credit-hours.ts';
import { evidenceDecisions } from '#api/domain/competency.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';
import { person, unit } from './organisation.ts';
import { developmentForm, rule } from './rules.ts';

/** JP earned: one live entry a source; append-only, a correction voids and posts anew. */
export const creditEntry = sqliteTable(
	'credit_entry',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		/** `completion`, `past-training`, … and the id there. */
		sourceType: text().notNull(),
		sourceId: text().notNull(),
		formCode: text()
			.notNull()
			.references(() => developmentForm.code),
		jp: integer().notNull(),
		/** Where the person worked when this was posted; the desk's queue is scoped by it. */
		unitId: text().references(() => unit.id),
		/** End date on the certificate: decides the year. */
		completedOn: civilDate().notNull(),
		ruleId: text().references(() => rule.id),
		/** What the rule saw: answers "Mengapa 4 JP?". */
		reason: text({ mode: 'json' }).$type<HoursReason>().notNull(),
		voidsId: text(),
		createdBy: text().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		index('credit_entry_person').on(t.personId, t.completedOn),
		index('credit_entry_source').on(t.sourceType, t.sourceId),
		index('credit_entry_form').on(t.formCode),
		index('credit_entry_unit').on(t.unitId),
		index('credit_entry_rule').on(t.ruleId),
		uniqueIndex('credit_entry_voids')
			.on(t.voidsId)
			.where(sql`voids_id is not null`)
	]
);

/** What HR decided on an entry; append-only, the latest counts. */
export const creditDecision = sqliteTable(
	'credit_decision',
	{
		id: id(),
		entryId: text()
			.notNull()
			.references(() => creditEntry.id),
		decision: text({ enum: evidenceDecisions }).notNull(),
		reason: text(),
		decidedBy: text().notNull(),
		decidedAt: instant().notNull()
	},
	(t) => [
		index('credit_decision_entry').on(t.entryId, t.decidedAt),
		check('credit_decision_decision', isOneOf(t.decision, evidenceDecisions))
	]
);

const creditStates = ['submitted', 'verified', 'returned', 'rejected', 'voided'] as const;

/** Derived: where each entry stands, for the desk's queue. Rebuilt from entries and decisions. */
export const creditState = sqliteTable(
	'credit_state',
	{
		entryId: text()
			.primaryKey()
			.references(() => creditEntry.id),
		personId: text()
			.notNull()
			.references(() => person.id),
		unitId: text().references(() => unit.id),
		state: text({ enum: creditStates }).notNull(),
		submittedAt: instant().notNull(),
		decidedAt: instant()
	},
	(t) => [
		index('credit_state_queue').on(t.state, t.submittedAt, t.entryId),
		index('credit_state_person').on(t.personId),
		index('credit_state_unit').on(t.unitId),
		check('credit_state_state', isOneOf(t.state, creditStates))
	]
);

/** Training of earlier years (riwayat pengembangan, SIASN `rw-kursus`). */
export const pastTraining = sqliteTable(
	'past_training',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		title: text().notNull(),
		formCode: text()
			.notNull()
			.references(() => developmentForm.code),
		provider: text(),
		certificateNumber: text(),
		jp: integer().notNull(),
		startedOn: civilDate(),
		endedOn: civilDate().notNull(),
		courseId: text(),
		siasnId: text(),
		createdAt: instant().notNull()
	},
	(t) => [
		index('past_training_person').on(t.personId, t.endedOn),
		uniqueIndex('past_training_once').on(t.personId, t.title, t.endedOn),
		index('past_training_form').on(t.formCode)
	]
);
