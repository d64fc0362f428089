import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { signatoryPrefixes } from '#api/domain/certificate-snapshot.ts';
import { capPeriods, hourModes } from '#api/domain/credit-hours.ts';
import { holidayKinds } from '#api/domain/working-days.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';

/**
 * A business rule: one row a value and validity; a result stores the id of the row that made it. Only `validTo`
 * ever changes (triggers see to it); a row that was withdrawn ends before it begins.
 */
export const rule = sqliteTable(
	'rule',
	{
		id: id(),
		key: text().notNull(),
		/** Null: not yet set by the agency. */
		value: text({ mode: 'json' }).$type<unknown>(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		legalBasis: text().notNull(),
		note: text(),
		changedBy: text().notNull(),
		changedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('rule_key_valid_from')
			.on(t.key, t.validFrom)
			.where(sql`valid_to is null or valid_to >= valid_from`)
	]
);

/** A form of competency development (Peraturan LAN 10/2018); its versions hold the rule for JP. */
export const developmentForm = sqliteTable('development_form', {
	code: text().primaryKey(),
	name: text().notNull(),
	group: text().notNull(),
	siasnId: integer(),
	siasnClass: text(),
	/** Share of the 10-20-70 learning mix. */
	mix: integer()
});

/** What a version of anything has: like rules, only its end ever changes (triggers see to it). */
const version = {
	id: id(),
	validFrom: civilDate().notNull(),
	validTo: civilDate(),
	legalBasis: text().notNull(),
	note: text(),
	changedBy: text().notNull(),
	changedAt: instant().notNull()
};

/** The JP rule of a form from a day on: how it counts, up to what, by which proof, checked by whom. */
export const developmentFormVersion = sqliteTable(
	'development_form_version',
	{
		...version,
		formCode: text()
			.notNull()
			.references(() => developmentForm.code),
		/** actual: JP of the certificate, else `jpValue` (per day when `capPeriod` is day); manual: with a reason. */
		jpMode: text({ enum: hourModes }).notNull(),
		jpValue: integer(),
		cap: integer(),
		capPeriod: text({ enum: capPeriods }),
		evidence: text().notNull(),
		verifier: text({ enum: ['hr', 'supervisor'] }).notNull()
	},
	(t) => [
		uniqueIndex('development_form_version_once')
			.on(t.formCode, t.validFrom)
			.where(sql`valid_to is null or valid_to >= valid_from`),
		index('development_form_version_form').on(t.formCode, t.validFrom)
	]
);

/** A class of positions; its versions say which level it asks for in managerial and socio-cultural competencies (Permenpan RB 38/2017). */
export const positionClass = sqliteTable('position_class', {
	code: text().primaryKey(),
	name: text().notNull(),
	sequence: integer().notNull()
});

/** The level that a class asks for, from a day on. */
export const positionClassVersion = sqliteTable(
	'position_class_version',
	{
		...version,
		classCode: text()
			.notNull()
			.references(() => positionClass.code),
		level: integer().notNull()
	},
	(t) => [
		uniqueIndex('position_class_version_once')
			.on(t.classCode, t.validFrom)
			.where(sql`valid_to is null or valid_to >= valid_from`),
		index('position_class_version_class').on(t.classCode, t.validFrom)
	]
);

/** A day on which the agency does not work although the week would have it. */
export const holiday = sqliteTable(
	'holiday',
	{
		id: id(),
		date: civilDate().notNull(),
		name: text().notNull(),
		kind: text({ enum: holidayKinds }).notNull(),
		addedBy: text().notNull(),
		addedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('holiday_date').on(t.date),
		check('holiday_kind', isOneOf(t.kind, holidayKinds))
	]
);

/** Ranks (pangkat, golongan ruang) of PNS and PPPK. */
export const rank = sqliteTable('rank', {
	code: text().primaryKey(),
	name: text(),
	kind: text({ enum: ['PNS', 'PPPK'] }).notNull(),
	sequence: integer().notNull(),
	siasnId: text()
});

/** Legal status (kedudukan hukum), by SIASN code. */
export const legalStatus = sqliteTable('legal_status', {
	code: text().primaryKey(),
	name: text().notNull(),
	/** May sign in. */
	active: integer({ mode: 'boolean' }).notNull(),
	/** Stands in the denominator of yearly targets. */
	counted: integer({ mode: 'boolean' }).notNull()
});

/** The agency itself: exactly one row, `institution`. */
export const institution = sqliteTable('institution', {
	id: id(),
	name: text().notNull(),
	hrUnitName: text().notNull(),
	hrUnitShortName: text().notNull(),
	city: text().notNull(),
	timeZone: text({ enum: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] }).notNull(),
	crestSha256: text(),
	crestType: text(),
	/** The data-protection officer (PPDP, UU 27/2022 Pasal 53) as everybody may reach them; null: not named yet. */
	dpoName: text(),
	dpoEmail: text(),
	dpoPhone: text(),
	/** When somebody went through the rules once, and when the list of what is still to do was put away. */
	rulesReviewedAt: instant(),
	setupDismissedAt: instant(),
	updatedAt: instant().notNull()
});

/** Who signs certificates, and since when; `prefix` is a.n., u.b., Plt. or Plh. */
export const signatory = sqliteTable(
	'signatory',
	{
		id: id(),
		name: text().notNull(),
		nip: text().notNull(),
		rank: text(),
		position: text().notNull(),
		prefix: text({ enum: signatoryPrefixes }).notNull(),
		/** With a.n. or u.b.: in whose name. */
		onBehalfOf: text(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		createdAt: instant().notNull()
	},
	(t) => [index('signatory_valid_from').on(t.validFrom)]
);
