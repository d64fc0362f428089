import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import {
	competencyKinds,
	evidenceDecisions,
	evidenceKinds,
	importances
} from '#api/domain/competency.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';
import { person, position } from './organisation.ts';
import { rule } from './rules.ts';

export const competency = sqliteTable(
	'competency',
	{
		id: id(),
		code: text().notNull(),
		name: text().notNull(),
		kind: text({ enum: competencyKinds }).notNull(),
		/** Urusan pemerintahan, for technical competencies. */
		field: text(),
		definition: text(),
		archivedAt: instant(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('competency_code').on(t.code),
		check('competency_kind', isOneOf(t.kind, competencyKinds))
	]
);

export const competencyLevel = sqliteTable(
	'competency_level',
	{
		id: id(),
		competencyId: text()
			.notNull()
			.references(() => competency.id),
		level: integer().notNull(),
		description: text().notNull(),
		indicators: text({ mode: 'json' }).$type<string[]>().notNull()
	},
	(t) => [uniqueIndex('competency_level_level').on(t.competencyId, t.level)]
);

/** What a position asks for beyond its class (standar kompetensi jabatan). */
export const positionRequirement = sqliteTable(
	'position_requirement',
	{
		id: id(),
		positionId: text()
			.notNull()
			.references(() => position.id),
		competencyId: text()
			.notNull()
			.references(() => competency.id),
		level: integer().notNull(),
		importance: text({ enum: importances }).notNull(),
		legalBasis: text(),
		validFrom: civilDate().notNull(),
		validTo: civilDate()
	},
	(t) => [
		uniqueIndex('position_requirement_once').on(t.positionId, t.competencyId, t.validFrom),
		index('position_requirement_competency').on(t.competencyId),
		check('position_requirement_importance', isOneOf(t.importance, importances))
	]
);

/** Proof of a level of a competency; append-only. */
export const evidence = sqliteTable(
	'evidence',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		competencyId: text()
			.notNull()
			.references(() => competency.id),
		level: integer().notNull(),
		kind: text({ enum: evidenceKinds }).notNull(),
		occurredOn: civilDate().notNull(),
		/** `enrolment`, `import`, `past-training`, … and the id there. */
		sourceType: text().notNull(),
		sourceId: text().notNull(),
		document: text(),
		ruleId: text().references(() => rule.id),
		voidsId: text(),
		createdBy: text().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		index('evidence_person').on(t.personId, t.competencyId, t.occurredOn),
		index('evidence_source').on(t.sourceType, t.sourceId),
		uniqueIndex('evidence_voids')
			.on(t.voidsId)
			.where(sql`voids_id is not null`),
		index('evidence_competency').on(t.competencyId),
		index('evidence_rule').on(t.ruleId),
		check('evidence_kind', isOneOf(t.kind, evidenceKinds))
	]
);

/** What HR decided on a proof; append-only, the latest counts. */
export const evidenceDecision = sqliteTable(
	'evidence_decision',
	{
		id: id(),
		evidenceId: text()
			.notNull()
			.references(() => evidence.id),
		decision: text({ enum: evidenceDecisions }).notNull(),
		reason: text(),
		decidedBy: text().notNull(),
		decidedAt: instant().notNull()
	},
	(t) => [
		index('evidence_decision_evidence').on(t.evidenceId, t.decidedAt),
		check('evidence_decision_decision', isOneOf(t.decision, evidenceDecisions))
	]
);
