import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { correctionStatuses } from '#api/domain/correction.ts';
import { dataSections } from '#api/domain/personal-data.ts';
import { documentTypes } from '#api/domain/supporting-document.ts';
import { id, instant, isOneOf } from './columns.ts';
import { person, unit } from './organisation.ts';
import { rule } from './rules.ts';

/** What a person says is wrong about them (UU 27/2022, Pasal 30); the wording is theirs, and erasable. */
export const correctionRequest = sqliteTable(
	'correction_request',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		/** Where the person worked when they asked; the desk is scoped by it. */
		unitId: text().references(() => unit.id),
		section: text({ enum: dataSections }).notNull(),
		/** What is wrong, and what it should be. */
		wrong: text().notNull(),
		wish: text().notNull(),
		createdAt: instant().notNull(),
		/** By the rule that was in force when it was asked. */
		dueAt: instant().notNull(),
		ruleId: text()
			.notNull()
			.references(() => rule.id),
		/** When HR answered; null while it waits. */
		closedAt: instant()
	},
	(t) => [
		index('correction_request_person').on(t.personId, t.createdAt),
		index('correction_request_unit').on(t.unitId),
		index('correction_request_rule').on(t.ruleId),
		index('correction_request_open')
			.on(t.dueAt, t.id)
			.where(sql`closed_at is null`),
		index('correction_request_closed')
			.on(t.closedAt, t.id)
			.where(sql`closed_at is not null`)
	]
);

/** What became of a request, step by step; append-only. */
export const correctionStatus = sqliteTable(
	'correction_status',
	{
		id: id(),
		requestId: text()
			.notNull()
			.references(() => correctionRequest.id),
		status: text({ enum: correctionStatuses }).notNull(),
		reason: text(),
		by: text().notNull(),
		at: instant().notNull(),
		sequence: integer().notNull()
	},
	(t) => [
		index('correction_status_request').on(t.requestId, t.sequence),
		check('correction_status_status', isOneOf(t.status, correctionStatuses))
	]
);

/** What proves it; the bytes lie behind the storage port, and go with the request. */
export const correctionDocument = sqliteTable(
	'correction_document',
	{
		id: id(),
		requestId: text()
			.notNull()
			.references(() => correctionRequest.id),
		sha256: text().notNull(),
		type: text({ enum: documentTypes }).notNull(),
		size: integer().notNull(),
		name: text().notNull(),
		storedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('correction_document_request').on(t.requestId, t.sha256),
		index('correction_document_sha256').on(t.sha256),
		check('correction_document_type', isOneOf(t.type, documentTypes))
	]
);

const tombstoneKinds = ['period', 'person'] as const;

/**
 * What a purge took away, written before it: triggers let a row of truth go only where a tombstone covers it.
 * Signed, append-only, and free of personal values.
 */
export const tombstone = sqliteTable(
	'tombstone',
	{
		id: id(),
		kind: text({ enum: tombstoneKinds }).notNull(),
		/** The table of a period, or the person's id. */
		subject: text().notNull(),
		fromAt: instant(),
		toAt: instant(),
		/** How many rows went, by table. */
		rows: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
		ruleId: text().references(() => rule.id),
		legalBasis: text().notNull(),
		reason: text(),
		by: text().notNull(),
		at: instant().notNull(),
		/** HMAC of everything above, under a key that is not in the database. */
		signature: text().notNull()
	},
	(t) => [
		index('tombstone_subject').on(t.subject, t.fromAt),
		index('tombstone_rule').on(t.ruleId),
		check('tombstone_kind', isOneOf(t.kind, tombstoneKinds))
	]
);
