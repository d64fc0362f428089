import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	sqliteTable,
	text,
	uniqueIndex,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';
import { assignmentKinds, employmentKinds } from '#api/domain/employment.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';
import { legalStatus, positionClass } from './rules.ts';

/** A work unit (unit kerja). `path` holds the ids from the root: see api/domain/org-tree.ts. */
export const unit = sqliteTable(
	'unit',
	{
		id: id(),
		code: text().notNull(),
		name: text().notNull(),
		kind: text().notNull(),
		parentId: text().references((): AnySQLiteColumn => unit.id),
		path: text().notNull(),
		siasnId: text(),
		regionCode: text(),
		/** Set by hand only where the unit's head is not the holder of its leading position. */
		headPersonId: text(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('unit_code').on(t.code),
		uniqueIndex('unit_path').on(t.path),
		index('unit_parent').on(t.parentId),
		index('unit_siasn').on(t.siasnId),
		index('unit_head')
			.on(t.headPersonId)
			.where(sql`head_person_id is not null`)
	]
);

/** A position (jabatan) of the agency. */
export const position = sqliteTable(
	'position',
	{
		id: id(),
		code: text().notNull(),
		name: text().notNull(),
		classCode: text()
			.notNull()
			.references(() => positionClass.code),
		kind: text().notNull(),
		summary: text(),
		/** The holder leads the unit of the appointment and is the supervisor of its staff. */
		leads: integer({ mode: 'boolean' }).notNull(),
		/** The decision that set what the position asks for. */
		legalBasis: text(),
		siasnId: text(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('position_code').on(t.code),
		index('position_class_code').on(t.classCode),
		index('position_name').on(t.name)
	]
);

/** A civil servant (ASN): the one place of their personal values. */
export const person = sqliteTable(
	'person',
	{
		id: id(),
		nip: text().notNull(),
		name: text().notNull(),
		frontTitle: text(),
		backTitle: text(),
		kind: text({ enum: employmentKinds }).notNull(),
		/** Kedudukan hukum, SIASN code; 01 is active. */
		legalStatus: text().notNull(),
		rankCode: text(),
		email: text(),
		phone: text(),
		contractStart: civilDate(),
		contractEnd: civilDate(),
		siasnId: text(),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('person_nip').on(t.nip),
		index('person_name').on(t.name, t.id),
		index('person_email')
			.on(sql`lower(email)`)
			.where(sql`email is not null`),
		check('person_kind', isOneOf(t.kind, employmentKinds))
	]
);

/** What a person's own values were before; erased with the person. */
export const personChange = sqliteTable(
	'person_change',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		at: instant().notNull(),
		changedBy: text().notNull(),
		field: text().notNull(),
		before: text(),
		after: text()
	},
	(t) => [index('person_change_person').on(t.personId, t.at)]
);

export const statusPlanEnds = ['done', 'cancelled', 'refused'] as const;

/** A change of a person's legal status that is to begin on a later day; erased with the person. */
export const statusPlan = sqliteTable(
	'status_plan',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		legalStatus: text()
			.notNull()
			.references(() => legalStatus.code),
		effectiveOn: civilDate().notNull(),
		reason: text().notNull(),
		endAppointments: integer({ mode: 'boolean' }).notNull(),
		plannedBy: text().notNull(),
		plannedAt: instant().notNull(),
		/** How it ended; null while its day is to come. */
		outcome: text({ enum: statusPlanEnds }),
		settledAt: instant()
	},
	(t) => [
		uniqueIndex('status_plan_open')
			.on(t.personId)
			.where(sql`outcome is null`),
		index('status_plan_due')
			.on(t.effectiveOn)
			.where(sql`outcome is null`),
		index('status_plan_person').on(t.personId),
		index('status_plan_status').on(t.legalStatus),
		check('status_plan_outcome', isOneOf(t.outcome, statusPlanEnds))
	]
);

/** A person in a position of a unit, from a day to a day: definitive, acting or additional. */
export const appointment = sqliteTable(
	'appointment',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		positionId: text()
			.notNull()
			.references(() => position.id),
		unitId: text()
			.notNull()
			.references(() => unit.id),
		kind: text({ enum: assignmentKinds }).notNull(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		/** Number of the decree (SK), when it was given. */
		decree: text(),
		/** Why it ended, or was extended, in HR's words. */
		endReason: text(),
		createdAt: instant().notNull()
	},
	(t) => [
		index('appointment_person').on(t.personId, t.validFrom),
		index('appointment_position').on(t.positionId),
		index('appointment_unit').on(t.unitId, t.validTo),
		uniqueIndex('appointment_one_definitive')
			.on(t.personId)
			.where(sql`kind = 'D' and valid_to is null`),
		check('appointment_kind', isOneOf(t.kind, assignmentKinds))
	]
);

/** Who supervises a person instead of the head of the unit, from a day to a day. */
export const supervision = sqliteTable(
	'supervision',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		supervisorId: text()
			.notNull()
			.references(() => person.id),
		reason: text().notNull(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		createdBy: text().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		index('supervision_person').on(t.personId, t.validFrom),
		index('supervision_supervisor').on(t.supervisorId)
	]
);

const recordKinds = ['unit', 'position', 'competency'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What a unit, a position or a competency said before, field by field; never personal data. */
export const recordChange = sqliteTable(
	'record_change',
	{
		id: id(),
		kind: text({ enum: recordKinds }).notNull(),
		recordId: text().notNull(),
		at: instant().notNull(),
		changedBy: text().notNull(),
		field: text().notNull(),
		before: text(),
		after: text()
	},
	(t) => [
		index('record_change_record').on(t.kind, t.recordId, t.at),
		check('record_change_kind', isOneOf(t.kind, recordKinds))
	]
);
